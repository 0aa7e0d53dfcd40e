import { describe, expect, it } from "vitest";
import type { Bucket } from "../../src/api/readings";
import { cutAt, dataCharts, type Fetched, pointOfBucket } from "../../src/data/dataCharts";

const hour = 3_600_000;
const from = Date.parse("2026-01-14T00:00:00Z");

function bucket(change: Partial<Bucket>): Bucket {
  return { sensor: "s", quantity: "no2", unit: "ug/m3", start: from, end: from + hour, value: 40, count: 4, suspect: 0, failed: 0, partial: false, capture: 1, sufficient: true, ...change };
}

function fetched(quantity: string, unit: string, change: Partial<Fetched> = {}): Fetched {
  return { name: { site: "x", sensor: "s", quantity }, unit, label: quantity, grade: "reference", silentAfterMs: 3 * hour, raw: { rows: [], next: null }, means: null, ...change };
}

describe("the charts of the data page", () => {
  it("are one for each unit, so that nothing is compared that does not compare", () => {
    const charts = dataCharts([fetched("no2", "ug/m3"), fetched("air_temperature", "Cel"), fetched("o3", "ug/m3")], { series: [], from, to: from + 24 * hour, mean: "1h" }, from + hour);

    expect(charts.map(({ title, content }) => [title, content.series.length])).toEqual([["Nitrogen dioxide (NO₂), Ozone (O₃), µg/m³, hourly means", 2], ["Air temperature, °C, hourly means", 1]]);
  });

  it("draw a mean of too little data as a gap that says why", () => {
    expect(pointOfBucket(bucket({ capture: 0.5, sufficient: false, failed: 2 }))).toEqual({ at: from + hour, value: null, flag: "pass", note: "not enough data: 50 % read, 2 failed" });
    expect(pointOfBucket(bucket({ capture: null, sufficient: false })).value).toBeNull();
    expect(pointOfBucket(bucket({ value: null, capture: 0, sufficient: false })).value).toBeNull();
    expect(pointOfBucket(bucket({ suspect: 1, partial: true }))).toEqual({ at: from + hour, value: 40, flag: "pass", note: "100 % read, 1 suspect, part of it outside the period" });
  });

  it("join daily means over the day of 25 hours and break over a day that is missing", () => {
    const days = (ends: readonly number[]) => fetched("no2", "ug/m3", { raw: null, means: { rows: ends.map((end) => bucket({ end })), next: null } });
    const [chart] = dataCharts([days([from, from + 25 * hour])], { series: [], from, to: from, mean: "1d" }, from);

    expect(chart?.content.series[0]?.gapAfterMs).toBeGreaterThan(25 * hour);
    expect(chart?.content.series[0]?.gapAfterMs).toBeLessThan(46 * hour);
  });

  it("say where an answer was cut", () => {
    const reading = { sensor: "s", quantity: "no2", unit: "ug/m3", observedAt: from + 5, value: 1, flag: "pass" as const, test: null };
    expect(cutAt(fetched("no2", "ug/m3", { raw: { rows: [reading], next: "more" } }))).toBe(from + 5);
    expect(cutAt(fetched("no2", "ug/m3", { raw: { rows: [reading], next: null } }))).toBeNull();
  });
});
