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
      "Lowest road surface: −2.1 °C at 05:00 Thu 15 Jan", "First freeze: 01:40 Thu 15 Jan", "Basis until: 12:00 Thu 15 Jan", "Confidence: 80 %",
    ]);
    expect(view(route)).toMatchObject({ road: "P1, 40.0\u00a0km", due: { label: "Start by", time: "22:52", more: "in 1 h 5 min", late: false } });
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
    expect(view(someRoute("a", { windowEnd: at("2026-01-14T21:35:00Z") })).due).toEqual({ label: "Start", time: "Now", more: "latest start was 21:35, 12 min ago", late: true });
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
