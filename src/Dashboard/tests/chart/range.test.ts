import { describe, expect, it } from "vitest";
import { axisNumber, rangeOf, spread } from "../../src/chart/range";
import type { ChartSeries } from "../../src/chart/series";

const series = (...values: readonly (readonly [number, "pass" | "fail"])[]): ChartSeries => (
  { id: "a", label: "a", kind: "measured", colour: 0, gapAfterMs: 1, points: values.map(([value, flag], at) => ({ at, value, flag })) });
const zero = { value: 0, label: "0 °C" };
const salt = { value: -10, label: "−10 °C" };

describe("the value axis", () => {
  it("is not stretched by a value that failed", () => {
    const { low, high } = rangeOf([series([1, "pass"], [3, "pass"], [99, "fail"])], [], 1);

    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(3);
    expect(high).toBeLessThan(4);
  });

  it("takes in a threshold that is near and leaves out one that would flatten the night", () => {
    const { low, thresholds } = rangeOf([series([1, "pass"], [3, "pass"])], [zero, salt], 2);

    expect(thresholds).toEqual([zero]);
    expect(low).toBeLessThan(0);
    expect(low).toBeGreaterThan(-1);
  });

  it("has a span even for one value, and for none", () => {
    for (const all of [[series([2, "pass"])], [series([99, "fail"])], []]) {
      const { low, high } = rangeOf(all, [zero], 2);
      expect(high - low).toBeGreaterThan(0);
      expect(Number.isFinite(high - low)).toBe(true);
    }
  });
});

describe("labels inside a chart", () => {
  it("are moved apart, keep their order and stay inside", () => {
    expect(spread([100, 104, 106, 20], 14, 10, 110)).toEqual([82, 96, 110, 20]);
    expect(spread([-50, 500], 14, 10, 110)).toEqual([10, 110]);
    expect(spread([], 14, 0, 1)).toEqual([]);
  });
});

describe("a number of the axis", () => {
  it("has every decimal that its steps have, and no more", () => {
    expect([-5, -2.5, 0, 2.5, 5].map((value, _, all) => axisNumber(value, all))).toEqual(["−5.0", "−2.5", "0.0", "2.5", "5.0"]);
    expect([0, 20, 40].map((value, _, all) => axisNumber(value, all))).toEqual(["0", "20", "40"]);
    expect([0.1, 0.15000000000000002, 0.2].map((value, _, all) => axisNumber(value, all))).toEqual(["0.10", "0.15", "0.20"]);
    expect(axisNumber(-0.0000001, [-0.5, 0])).toBe("0.0");
  });
});
