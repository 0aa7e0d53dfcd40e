import { describe, expect, it } from "vitest";
import { align, type ChartPoint, type ChartSeries, gapsOf, lonePoints } from "../../src/chart/series";

const minute = 60_000;

function series(points: readonly (readonly [number, number | null, ChartPoint["flag"]?])[], id = "a"): ChartSeries {
  return { id, label: id, kind: "measured", colour: 0, gapAfterMs: 30 * minute, points: points.map(([at, value, flag = "pass"]) => ({ at: at * minute, value, flag })) };
}

describe("a series in a chart", () => {
  it("breaks its line where points are further apart than its sensor's silence", () => {
    const { times, values } = align([series([[0, 1], [30, 2], [61, 3]])]);

    expect(times.map((at) => at / minute)).toEqual([0, 30, 45.5, 61]);
    expect(values).toEqual([[1, 2, null, 3]]);
  });

  it("never joins through a failed point, nor through one that has no value", () => {
    const { values } = align([series([[0, 1], [10, 99, "fail"], [20, 2], [30, null], [40, 3]])]);

    expect(values).toEqual([[1, null, 2, null, 3]]);
  });

  it("joins a suspect point, which is marked and not left out", () => {
    expect(align([series([[0, 1], [10, 2, "suspect"], [20, 3]])]).values).toEqual([[1, 2, 3]]);
  });

  it("has nothing to say, which is not a gap, at times that only another series has", () => {
    const { times, values } = align([series([[0, 1], [20, 2]]), series([[10, 5]], "b")]);

    expect(times.map((at) => at / minute)).toEqual([0, 10, 20]);
    expect(values).toEqual([[1, undefined, 2], [undefined, 5, undefined]]);
  });

  it("tells its gaps, those at the ends of the window too", () => {
    const points = series([[40, 1], [50, 2], [100, 3], [110, 9, "fail"], [120, 4]]);

    expect(gapsOf(points).map(({ from, to }) => [from / minute, to / minute])).toEqual([[50, 100], [100, 120]]);
    expect(gapsOf(points, 0, 180 * minute).map(({ from, to }) => [from / minute, to / minute])).toEqual([[0, 40], [50, 100], [100, 120], [120, 180]]);
    expect(gapsOf(series([]), 0, 60 * minute)).toEqual([{ from: 0, to: 60 * minute }]);
  });

  it("gives a dot to a point that no line would show", () => {
    expect(lonePoints(series([[0, 1], [60, 2], [120, 3], [130, 4], [140, 5, "fail"], [150, 6]])).map(({ at }) => at / minute)).toEqual([0, 60, 150]);
  });
});
