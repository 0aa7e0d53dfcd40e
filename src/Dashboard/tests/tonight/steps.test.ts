import { describe, expect, it } from "vitest";
import { LocalTime } from "../../src/time/localTime";
import { stepsOf } from "../../src/tonight/steps";
import { at, now, someNight, someRoute } from "../some";

const london = new LocalTime("Europe/London");
const steps = (...routes: Parameters<typeof someNight>) => stepsOf(someNight(...routes), now, london);

describe("what to do next", () => {
  it("is the earliest latest start, with the rest behind it", () => {
    const [next, then] = steps(
      someRoute("b", { windowEnd: at("2026-01-15T00:30:00Z"), saltTonnes: 3 }), someRoute("a", { windowEnd: at("2026-01-14T22:52:00Z") }),
      someRoute("c", { windowEnd: at("2026-01-15T01:30:00Z"), saltTonnes: 4 }));
    expect(next).toMatchObject({ tone: "next", when: "22:52", label: "start by, in 1 h 5 min", what: "Route a" });
    expect(next?.detail.replaceAll("\u00a0", " ")).toBe("10 g/m² dry salt, one treatment · 2.9 t");
    expect(then).toMatchObject({ tone: "later", when: "00:30 Thu 15 Jan", what: "Route b and 1 more" });
    expect(then?.detail.replaceAll("\u00a0", " ")).toBe("7.0 t in all; the last is due at 01:30 Thu 15 Jan");
  });

  it("names together what is due together", () => {
    expect(steps(someRoute("a", {}), someRoute("b", {}), someRoute("c", {}), someRoute("d", {}))[0]).toMatchObject({ what: "Route a, Route b, Route c and 1 more" });
  });

  it("puts what is late and what has passed under now, and admits not knowing what was treated", () => {
    const [first, second] = steps(someRoute("late", { lateRisk: true, windowStart: null }), someRoute("passed", { windowEnd: now - 60_000 }), someRoute("next", {}));
    expect(first).toMatchObject({ tone: "now", when: "Now", what: "Route late and Route passed" });
    expect(first?.detail.replaceAll("\u00a0", " ")).toBe("1 may freeze, or have frozen, before the whole route is treated. 1 past the latest start. 5.8 t in all. This page does not know what has been treated.");
    expect(second).toMatchObject({ tone: "next", what: "Route next" });
  });

  it("waits for the earliest start of a late route", () => {
    expect(steps(someRoute("late", { lateRisk: true, windowStart: at("2026-01-15T00:30:00Z"), windowEnd: at("2026-01-14T23:00:00Z") }))[0])
      .toMatchObject({ tone: "next", when: "00:30 Thu 15 Jan", label: "start from, in 2 h 43 min" });
  });

  it("says at least when a tonnage is not known", () => {
    expect(steps(someRoute("a", {}), someRoute("b", { treatments: "successive", saltTonnes: null }))[0]?.detail.replaceAll("\u00a0", " ")).toBe("At least 2.9 t for 2 routes");
  });

  it("never says that nothing is due without saying of how many routes that is true", () => {
    const [clear, unknown] = steps(someRoute("a", { action: "NO_ACTION" }), someRoute("b", { action: "MONITOR" }), someRoute("c", null));
    expect(clear).toMatchObject({ tone: "clear", what: "None of the 2 decided routes is to be treated.", detail: "1 to be watched." });
    expect(unknown).toMatchObject({ tone: "unknown", what: "Route c" });
  });

  it("does not look calm on a basis in doubt", () => {
    const doubted = { action: "MONITOR", reasons: [{ code: "no-forecast", text: "There is no forecast." }] };
    expect(steps(someRoute("a", doubted), someRoute("b", { action: "NO_ACTION" }))[0]).toMatchObject({ tone: "unknown", when: "Nothing due", detail: "1 to be watched. The basis of 1 is in doubt." });
  });

  it("never says clear where nothing is decided", () => {
    expect(steps(someRoute("a", null)).map(({ tone }) => tone)).toEqual(["unknown", "unknown"]);
    expect(steps()[0]).toMatchObject({ tone: "unknown", what: "The network has no gritting route." });
  });
});
