import { describe, expect, it } from "vitest";
import { summarise } from "../../src/tonight/summary";
import { someNight, someRoute } from "../some";

describe("the summary", () => {
  it("counts every route once and sums the salt that is known", () => {
    const summary = summarise(someNight(
      someRoute("a", { saltTonnes: 2.5 }), someRoute("b", { saltTonnes: null, treatments: "successive" }), someRoute("c", { action: "MONITOR", saltTonnes: null }),
      someRoute("d", null), { ...someRoute("e", { action: "NO_ACTION", saltTonnes: null }), freshness: { newestReadingAt: null, stale: true, staleReason: null } }));
    expect(summary).toEqual({ counts: { decide: 0, treat: 2, likely: 0, undecided: 1, monitor: 1, none: 1 }, saltTonnes: 2.5, withoutTonnage: 1, stale: 1, unanswered: 2, worsened: 0 });
  });
});
