import { describe, expect, it } from "vitest";
import type { Exceedances, Objective } from "../../src/api/exceedances";
import { yearInstruments } from "../../src/air/yearRows";
import { LocalTime } from "../../src/time/localTime";
import { at, now, plain } from "../some";

const london = new LocalTime("Europe/London");
const objective = (change: Partial<Objective> = {}): Objective => ({
  id: "no2-hour-200", kind: "limit value", level: 200, averaging: "hour", permitted: 18, count: 7, highest: 256.34, highestEnding: at("2026-01-13T20:00:00Z"),
  validPeriods: 320, periods: 326, capture: 320 / 326, status: "within", reason: "7 so far, 18 are permitted in a year.", ...change,
});
const year = (one: Objective, change: { basis?: string; mean?: number | null; best?: number; over?: boolean } = {}): Exceedances => ({
  asOf: now, year: 2026, until: now, yearOver: change.over ?? false, comparison: "", captureNeeded: 0.9,
  sites: [{ site: "s", name: "Castle Dyke", instruments: [{ sensor: "aqm-01", basis: change.basis ?? "reference", pollutants: [{
    pollutant: "no2", unit: "ug/m3", hours: 326, validHours: 320, capture: 0.98, bestYearCapture: change.best ?? 0.99, mean: change.mean ?? null, meanReason: null, objectives: [one] }] }] }],
});
const row = (...given: Parameters<typeof year>) => plain(yearInstruments(year(...given), now, london))[0]?.rows[0];

describe("a year against the values in law", () => {
  it("counts as a floor while something was not measured, with the capture beside it", () => {
    expect(row(objective())).toMatchObject({
      value: "Hours above 200 µg/m³ (limit value)", soFar: "at least 7, 18 permitted", highest: "256.3 µg/m³, ending 20:00 Tue 13 Jan", capture: "98 %, 320 of 326", state: "Within, so far" });
    expect(row(objective({ capture: 1, validPeriods: 326 }))?.soFar).toBe("7, 18 permitted");
  });

  it("says within without reserve only of a year that is over", () => {
    expect(row(objective(), { over: true })?.state).toBe("Within");
  });

  it("never shows nothing measured as nothing counted", () => {
    expect(row(objective({ count: 0, validPeriods: 0, capture: 0, highest: null, status: "insufficient-data", reason: "0.0 % of the periods" }))).toMatchObject({ soFar: "nothing valid to count", highest: "none", state: "Insufficient data", tone: "unknown" });
  });

  it("shows a mean with its unit, or that too little is valid for one", () => {
    const mean = objective({ averaging: "year", permitted: null, count: null, status: "above-so-far", reason: "The mean so far is above 40 ug/m3; the year decides." });
    expect(row(mean, { mean: 41.26 })).toMatchObject({ soFar: "mean 41.3 µg/m³", state: "Above, so far", reason: "The mean so far is above 40 µg/m³; the year decides." });
    expect(row(mean)?.soFar).toBe("no mean: too little is valid");
  });

  it("tells an indicative instrument apart, and a year that can't be judged any more", () => {
    expect(plain(yearInstruments(year(objective({ status: "not-judged" }), { basis: "indicative", best: 0.62 }), now, london))[0]).toMatchObject({ indicative: true, lost: ["Nitrogen dioxide (NO₂): at best 62 % of the year's hours can still be valid"] });
  });

  it("treats a state it does not know as unknown", () => {
    expect(row(objective({ status: "suspended" }))).toMatchObject({ state: "suspended", tone: "unknown" });
  });
});
