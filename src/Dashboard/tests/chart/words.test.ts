import { describe, expect, it } from "vitest";
import { pointTimes, shownAt } from "../../src/chart/readout";
import type { ChartSeries } from "../../src/chart/series";
import { gapTexts, pointText, seriesText } from "../../src/chart/words";
import { LocalTime } from "../../src/time/localTime";

const local = new LocalTime("Europe/London");
const start = Date.parse("2026-01-14T20:00:00Z");
const minute = 60_000;
const at = (minutes: number): number => start + minutes * minute;
const road: ChartSeries = {
  id: "road", label: "Road surface", kind: "measured", colour: 0, gapAfterMs: 30 * minute,
  points: [
    { at: at(0), value: 1.24, flag: "pass" },
    { at: at(10), value: -0.04, flag: "suspect", note: "Spike" },
    { at: at(20), value: 60, flag: "fail", note: "SensorRange" },
    { at: at(90), value: -1.26, flag: "pass" },
  ],
};
const now = at(100);

describe("a chart in words", () => {
  it("says the range, the newest value, and how many gaps and doubted points there are", () => {
    expect(seriesText(road, "Cel", now, local)).toBe("Road surface: −1.3\u00a0°C to 1.2\u00a0°C, last −1.3\u00a0°C at 21:30, 1 gap, 1 suspect, 1 failed.");
    expect(seriesText({ ...road, points: [] }, "Cel", now, local)).toBe("Road surface: nothing to draw.");
    expect(seriesText({ ...road, points: road.points.slice(2, 3) }, "Cel", now, local)).toBe("Road surface: nothing to draw, 1 failed.");
  });

  it("says of a point what its checks thought of it and why", () => {
    expect(road.points.map((point) => pointText(point, "Cel"))).toEqual(["1.2\u00a0°C", "0.0\u00a0°C, suspect (Spike)", "60.0\u00a0°C, failed (SensorRange)", "−1.3\u00a0°C"]);
    expect(pointText({ at: 0, value: null, flag: "pass", note: "50 % of the hour read" }, "Cel")).toBe("no value, 50 % of the hour read");
    expect(pointText({ at: 0, value: 4, flag: "pass" }, "code", "surface_state")).toBe("frost");
  });

  it("lists gaps newest first and says how many it leaves out", () => {
    expect(gapTexts(road, at(-60), at(100), now, local, 1)).toEqual(["20:10 to 21:30 (1 h 20 min)", "and 1 more"]);
  });
});

describe("the readout", () => {
  it("gives each series' newest point not after the time, and none that is older than its cadence allows", () => {
    const forecast = { ...road, id: "forecast", gapAfterMs: 120 * minute };
    expect(shownAt([road, forecast], at(55)).map(({ point }) => point?.at ?? null)).toEqual([null, at(20)]);
    expect(shownAt([road], at(-1)).map(({ point }) => point)).toEqual([null]);
    expect(shownAt([road], at(95)).map(({ point }) => point?.value)).toEqual([-1.26]);
  });

  it("steps over every time that any series has, once", () => {
    expect(pointTimes([road, { ...road, id: "b", points: [{ at: at(5), value: 1, flag: "pass" }] }]).map((time) => (time - start) / minute)).toEqual([0, 5, 10, 20, 90]);
  });
});
