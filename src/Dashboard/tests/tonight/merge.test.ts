import { describe, expect, it } from "vitest";
import { LocalTime } from "../../src/time/localTime";
import { announcement } from "../../src/tonight/announcement";
import { merge } from "../../src/tonight/merge";
import { now, someDecision, someNight, someRoute } from "../some";

const night = someNight(someRoute("r1", { revision: 2, id: 20, action: "MONITOR" }), someRoute("r2", null));
const event = (change: Record<string, unknown>) => ({
  id: 21, route: "r1", day: "2026-01-14", revision: 3, decidedAt: "2026-01-14T21:46:00Z", assessedAt: "2026-01-14T21:46:00Z", action: "PRECAUTIONARY", spreadRateGPerM2: 10,
  treatments: "1", saltTonnes: 2.9, windowEnd: "2026-01-14T22:52:00Z", confidence: 0.8, lateRisk: false, reasons: [], ruleVersion: "1", withdrawn: false, ...change,
});

describe("a live decision", () => {
  it("replaces what stands and leaves the other routes alone", () => {
    const merged = merge(night, event({}));
    expect(merged.kind).toBe("changed");
    expect(merged.kind === "changed" && merged.night.routes.map(({ decision }) => decision?.revision)).toEqual([3, undefined]);
    expect(night.routes[0]?.decision?.revision, "the night before is untouched").toBe(2);
  });

  it("is the first of a route that had none", () => expect(merge(night, event({ route: "r2", revision: 1 })).kind).toBe("changed"));
  it("of an older revision, corrected late, does not replace a newer one", () => expect(merge(night, event({ revision: 1 })).kind).toBe("nothing"));
  it("delivered again changes nothing", () => expect(merge(night, event({ revision: 2, id: 20 })).kind).toBe("nothing"));
  it("that corrects the standing revision replaces it", () => expect(merge(night, event({ revision: 2, id: 25 })).kind).toBe("changed"));
  it("of a day gone by changes nothing", () => expect(merge(night, event({ day: "2026-01-13" })).kind).toBe("nothing"));
  it.each([{ day: "2026-01-15" }, { route: "new" }, { withdrawn: true }])("that cannot be placed (%j) makes the page ask", (change) => expect(merge(night, event(change)).kind).toBe("ask"));
});

describe("the announcement of a change", () => {
  const london = new LocalTime("Europe/London");

  it("says what is now and what was", () => {
    expect(announcement("A4", someDecision({ action: "MONITOR", spreadRate: null }), someDecision(), now, london))
      .toBe("A4: now precautionary, 10 grams per square metre, start by 22:52; was monitor.");
    expect(announcement("A4", null, someDecision({ action: "NO_ACTION", spreadRate: null }), now, london)).toBe("A4: now no action; was no decision.");
  });

  it("is silent about what asks for no other deed", () => {
    expect(announcement("A4", someDecision(), someDecision({ confidence: 0.7, minRst: -2.3 }), now, london)).toBeNull();
  });
});
