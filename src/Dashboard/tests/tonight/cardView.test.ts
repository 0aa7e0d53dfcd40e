import { describe, expect, it } from "vitest";
import { LocalTime } from "../../src/time/localTime";
import { cardView } from "../../src/tonight/cardView";
import { at, now, someRoute } from "../some";

const london = new LocalTime("Europe/London");
const view = (entry: ReturnType<typeof someRoute>) => cardView(entry, now, london);
const fact = (entry: ReturnType<typeof someRoute>, term: string) => view(entry).facts.find((each) => each.term === term)?.value.replaceAll("\u00a0", " ");

describe("a route's card", () => {
  it("says every number with its unit and every time with its day", () => {
    const route = someRoute("a", { treatments: "two", saltTonnes: 5.84 }, { salt: "pre-wet" });
    expect(view(route).facts.map(({ term, value }) => `${term}: ${value.replaceAll("\u00a0", " ")}`)).toEqual([
      "Spread: 10 g/m² pre-wet salt, two treatments", "Salt: 5.8 t", "Start between: 19:00 and 22:52",
      "Lowest road surface: −2.1 °C at 05:00 Thu 15 Jan", "First freeze: 01:40 Thu 15 Jan", "Basis until: 12:00 Thu 15 Jan", "Ice, if untreated: 91 % likely", "Confidence, not calibrated: 80 %",
    ]);
    expect(view(route)).toMatchObject({ road: "P1, 40.0\u00a0km", due: { label: "Start by", time: "22:52", more: "in 1 h 5 min", late: false } });
  });

  it("says what was ordered, by whom, and when that does not hold for what stands", () => {
    const order = { kind: "override", revision: 1, by: "S. Taylor", at: at("2026-01-14T21:30:00Z"), reason: "Showers on the tops", action: "PRECAUTIONARY", spreadRate: 20, treatments: "two", start: null } as const;
    expect(view(someRoute("a", {})).ordered).toBeNull();
    expect(view(someRoute("a", { order: { ...order, kind: "confirm" } }))).toMatchObject({ ordered: "Confirmed by S. Taylor at 21:30", toConfirm: null });
    const overridden = view(someRoute("a", { order }));
    expect(overridden.ordered).toMatch(/^Overridden by S\. Taylor at 21:30: .*, 20 g\/m², twice\. Showers on the tops$/);
    expect(overridden.toConfirm).not.toBeNull();
    expect(view(someRoute("a", { revision: 2, orderBefore: order })).ordered).toMatch(/^Not confirmed as it stands\. Revision 1 was overridden by S\. Taylor at 21:30: /);
  });

  it("lets a decision that leaves something to a person be overridden and not confirmed", () => {
    for (const open of [{ action: "ESCALATE", spreadRate: null }, { action: "PRECAUTIONARY", spreadRate: null }]) {
      expect(view(someRoute("a", open)).toConfirm).toBeNull();
      expect(view(someRoute("a", open)).toOverride).not.toBeNull();
    }
    expect(view(someRoute("a", null))).toMatchObject({ toConfirm: null, toOverride: null });
  });

  it("claims no freeze only up to where there is a basis", () => {
    expect(fact(someRoute("a", { action: "NO_ACTION", firstFreezeAt: null, minRst: 2 }), "First freeze")).toBe("none up to 12:00 Thu 15 Jan");
    expect(fact(someRoute("a", { action: "MONITOR", firstFreezeAt: null, minRst: null }), "First freeze")).toBe("not known");
    expect(fact(someRoute("a", { action: "MONITOR", firstFreezeAt: null, minRst: 2, basisUntil: null }), "First freeze")).toBe("not known");
    expect(fact(someRoute("a", { firstFreezeAt: null, minRst: -3 }), "First freeze")).toBe("not given");
  });

  it("says that a basis has passed", () => {
    expect(fact(someRoute("a", { basisUntil: at("2026-01-14T21:00:00Z") }), "Basis until")).toBe("21:00, passed");
  });

  it("says of a route without a decision that it has none, and why", () => {
    const silent = { ...someRoute("a", null), freshness: { newestReadingAt: null, stale: true, staleReason: "Bridge has never reported." } };
    expect(view(silent)).toMatchObject({ group: "undecided", action: "No decision", lead: "Not decided: Bridge has never reported.", readings: "No reading yet", stale: "Bridge has never reported.", facts: [], due: null });
    expect(view(someRoute("a", null)).lead).toBe("Not decided: the rules have not yet judged this route for this day.");
    expect(view(someRoute("a", { withdrawn: true })).lead).toContain("withdrawn");
  });

  it("ages its readings by the host's time", () => {
    expect(view(someRoute("a", {})).readings).toBe("Newest reading 2 min old");
    expect(cardView(someRoute("a", {}), now + 45 * 60_000, london).readings).toBe("Newest reading 47 min old");
  });

  it("says that a start has passed and when it was", () => {
    expect(view(someRoute("a", { windowEnd: at("2026-01-14T21:35:00Z") })).due).toEqual({ label: "Overdue: start", time: "Now", more: "unless treated already; latest start was 21:35, 12 min ago", late: true });
    expect(fact(someRoute("a", { windowEnd: at("2026-01-14T21:35:00Z") }), "Start between")).toBeUndefined();
    const ice = at("2026-01-14T18:00:00Z");
    expect(view(someRoute("a", { windowStart: ice, windowEnd: ice, lateRisk: true })).due?.more).toBe("unless treated already; due since 18:00, 3 h 47 min ago");
    expect(fact(someRoute("a", { firstFreezeAt: ice }), "First freeze")).toBe("18:00, 3 h 47 min ago");
  });

  it("says of a start that is too near for turning out when it is", () => {
    expect(view(someRoute("a", { lateRisk: true })).due).toEqual({ label: "Start", time: "Now", more: "latest start 22:52, in 1 h 5 min: too near to turn out in time", late: true });
  });

  it("says when it was decided, of when its numbers are and how old its forecast is", () => {
    expect(view(someRoute("a", { decidedAt: at("2026-01-14T16:30:00Z"), assessedAt: at("2026-01-14T18:10:00Z") })).dated).toBe("Decided 16:30, numbers of 18:10. Forecast issued 12:00, 9 h 47 min ago.");
    expect(view(someRoute("a", { forecastIssuedAt: null })).dated).toBe("Decided 15:00. No forecast.");
  });

  it("leads with what decided and names every sensor in doubt, in local time", () => {
    const cold = view(someRoute("a", {
      action: "MONITOR", reasons: [
        { code: "deciding-station", text: "Station x decides, the worst of 2." }, { code: "forecast", text: "Forecast issued Wed 12:00." },
        { code: "frost-expected", text: "The road's minimum is −2.1 °C, at or below 0.5 °C." }, { code: "road-dry", text: "The road is dry." },
        { code: "dry-not-treated", text: "A dry road is not salted." }, { code: "other-road-sensor", text: "The road sensor of y is silent since 2026-01-14T16:40Z." },
      ],
    }));
    expect(cold.lead).toBe("Station x decides, the worst of 2. The road's minimum is −2.1 °C, at or below 0.5 °C. The road is dry. A dry road is not salted.");
    expect(cold.facts.map(({ term }) => term)).toContain("First below zero, dry");
    expect(cold.doubts).toEqual(["The road sensor of y is silent since 16:40."]);
    const assumed = someRoute("a", { reasons: [{ code: "road-assumed", text: "Assumed." }] });
    expect(fact(assumed, "Lowest road surface")).toBe("−2.1 °C at 05:00 Thu 15 Jan, assumed");
  });

  it("cannot be mistaken where a person must decide", () => {
    expect(view(someRoute("a", { action: "ESCALATE" })).due).toEqual({ label: "A person must", time: "Decide", more: "now", late: true });
    expect(view(someRoute("a", { action: "NEWER_THAN_THIS_PAGE" })).due?.time).toBe("Decide");
  });

  it("leaves the tonnage open where it depends on how often", () => {
    expect(fact(someRoute("a", { treatments: "successive", saltTonnes: null }), "Salt")).toBe("depends on how often");
  });

  it("shows a rise of the revision for half an hour", () => {
    expect(view(someRoute("a", { revision: 3, decidedAt: now - 60_000 })).revised).toBe("Revised at 21:46, revision 3");
    expect(view(someRoute("a", { revision: 3, decidedAt: now - 31 * 60_000 })).revised).toBeNull();
    expect(view(someRoute("a", { revision: 1, decidedAt: now })).revised).toBeNull();
  });
});
