import { describe, expect, it } from "vitest";
import type { PastIndex } from "../../src/api/airIndices";
import { bands, highest } from "../../src/air/bands";
import { cellWords, kinds, seriesOf, stripsOf, stripWords, windowOf } from "../../src/air/strips";
import { at, now, plain } from "../some";

const hours = kinds.find(({ value }) => value === "") as (typeof kinds)[number];
const days = kinds.find(({ value }) => value === "uk-31d") as (typeof kinds)[number];
const index = (ending: string, change: Partial<PastIndex> = {}): PastIndex =>
  ({ pollutant: "no2", ending: at(ending), index: 3, band: "Low", statistic: 180.4, missing: [], basis: "reference", reason: null, ...change });
const { from, to } = windowOf(hours, now);

describe("the history of an index", () => {
  it("has whole hours up to the last that has ended, and whole days of GMT", () => {
    expect([from, to]).toEqual([at("2026-01-13T21:00:00Z"), at("2026-01-14T21:00:00Z")]);
    expect(windowOf(days, now)).toEqual({ from: at("2025-12-14T00:00:00Z"), to: at("2026-01-14T00:00:00Z") });
  });

  it("has a cell for every hour, and one of which nothing is on record is not known", () => {
    const [strip] = stripsOf([index("2026-01-14T19:00:00Z"), index("2026-01-14T21:00:00Z", { index: 4, band: "Moderate" })], hours, from, to);
    expect(strip?.cells).toHaveLength(24);
    expect(plain(strip?.cells.slice(-3).map(cellWords))).toEqual(["3 Low of 180.4 µg/m³", "not known, nothing is on record", "4 Moderate of 180.4 µg/m³"]);
  });

  it("leaves out the newest hour only, while nothing of it has been concluded", () => {
    const [strip] = stripsOf([index("2026-01-14T18:00:00Z")], hours, from, to);
    expect(strip?.cells).toHaveLength(23);
    expect(strip?.cells.at(-1)).toMatchObject({ ending: at("2026-01-14T20:00:00Z"), index: null });
  });

  it("never shows insufficient data as a low index, and says why there is none", () => {
    const reason = "insufficient data: 40 % of the window is valid and 75 % is needed";
    const [strip] = stripsOf([index("2026-01-14T21:00:00Z", { index: null, band: null, statistic: null, reason })], hours, from, to);
    expect(strip?.cells.at(-1)).toEqual({ ending: to, index: null, band: null, note: reason });
    expect(seriesOf(strip === undefined ? [] : [strip])[0]?.points.at(-1)).toMatchObject({ value: null, note: reason });
    expect(stripWords(strip as NonNullable<typeof strip>, "hour", String)).toBe("Nitrogen dioxide (NO₂) (reference): 0 of 24 hours known.");
  });

  it("puts the overall index first and says what is missing from it, and what it rests on", () => {
    const strips = stripsOf([index("2026-01-14T21:00:00Z", { basis: "indicative" }), index("2026-01-14T20:00:00Z"), index("2026-01-14T21:00:00Z", { pollutant: "overall", statistic: null, missing: ["pm10"] })], hours, from, to);
    expect(strips.map(({ name, basis }) => [name, basis])).toEqual([["Overall", "reference"], ["Nitrogen dioxide (NO₂)", "reference and indicative"]]);
    expect(strips[0]?.cells.at(-1)?.note).toBe("Low, without PM10: the true index may be higher");
    expect(stripWords(strips[0] as NonNullable<(typeof strips)[0]>, "hour", () => "21:00")).toBe("Overall (reference): highest 3 Low, last so in the hour ending 21:00; 1 of 24 hours known.");
  });

  it("has a colour of its own for every band of an index, up to its highest", () => {
    for (const scale of ["daqi", "european"] as const) {
      expect(new Set(bands[scale].map(({ bar }) => bar)).size).toBe(bands[scale].length);
      expect(bands[scale].at(-1)?.range).toBe(String(highest[scale]));
    }
  });
});
