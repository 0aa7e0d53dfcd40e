import { describe, expect, it } from "vitest";
import { readBacktest, readBacktests } from "../../src/api/backtests";
import { caveats, headlineRow, methodRow, policyRow, scoreText, shareText, tableRows } from "../../src/backtests/backtestView";
import { plain } from "../some";

const share = (value: number | null, nights: number): unknown => ({ value, low: value === null ? null : 0.72, high: value === null ? null : 0.95, nights });
const counts = { hits: 30, misses: 4, falseAlarms: 6, correctNegatives: 50, pss: 0.7752, pssLow: 0.61, pssHigh: 0.9, few: false };
const full = { ...counts, pod: share(0.882, 34), missRate: share(0.118, 34), far: share(0.167, 36), pofd: share(0.107, 56), correct: share(0.889, 90) };
const policy = { name: "treat every night", table: full, runs: 90, tonnes: 262.8, treatmentPounds: 70000, lossPounds: 0, poundsANight: 780, poundsLow: 780, poundsHigh: 780, moreThanDecision: 412, moreLow: -20, moreHigh: 520, value: -0.214 };
const method = { name: "surface model under the weather forecast", nights: 75, bias: 0.08, mae: 0.52, maeLow: 0.47, maeHigh: 0.58, rmse: 0.7, within: 0.8, minimumBias: -0.16, minimumMae: 0.49, freezeNights: 1, freezeMaeHours: 1.25, frost: full, few: true };

const one = readBacktest({
  id: "20261123T161500Z", hasReport: true,
  summary: {
    format: 1, madeAt: "2026-11-23T16:15:00Z", release: "0.1.0", ruleVersion: "gritting-2.0", source: "readings.csv", from: "2010-10-01T00:00:00Z", to: "2010-12-31T00:00:00Z", timeZone: "Europe/Stockholm", askedAt: "15:00", everyMinutes: 60,
    measuredWeather: true, readings: 12000, refused: 2, forecastIssues: 360, faults: 1,
    routes: [{ route: "r1", name: "Route r1", nights: 91, evidenceNights: 90, counted: "90 of 91 nights.", scores: [{ truth: "froze", atTheHour: full, atTheHourCritical: { ...full, pss: null, pssLow: null, pssHigh: null, pod: share(null, 0), few: true }, asRevised: full, escalated: share(0.5, 2), inTime: share(0.9, 20), comparedNights: 88, policies: [policy] }] }],
    stations: [{ site: "a", name: "Mill Lane", methods: [method, { ...method, mae: null, maeLow: null, maeHigh: null, within: null, bias: null, freezeMaeHours: null, few: false }] }],
  },
});

describe("a back-test", () => {
  it("gives each share with its interval and the nights it rests on, and none of no nights", () => {
    expect(plain(tableRows(one.routes[0]!.scores[0]!, one.askedAt))).toEqual([
      ["At 15:00", "30", "4", "6", "50", "88 % (72 to 95, of 34 nights)", "17 % (72 to 95, of 36 nights)", "11 % (72 to 95, of 56 nights)", "89 % (72 to 95, of 90 nights)", "0.78 (0.61 to 0.90)", "–"],
      ["At 15:00, critical nights", "30", "4", "6", "50", "no nights", "17 % (72 to 95, of 36 nights)", "11 % (72 to 95, of 56 nights)", "89 % (72 to 95, of 90 nights)", "not known", "few nights: don’t build on it"],
      ["As revised, carried out", "30", "4", "6", "50", "88 % (72 to 95, of 34 nights)", "17 % (72 to 95, of 36 nights)", "11 % (72 to 95, of 56 nights)", "89 % (72 to 95, of 90 nights)", "0.78 (0.61 to 0.90)", "–"]]);
    expect(plain(shareText({ value: 1, low: null, high: null, nights: 1 }))).toBe("100 % (of 1 night)");
    expect(scoreText({ pss: -0.2, pssLow: -0.5, pssHigh: 0.1 })).toBe("−0.20 (−0.50 to 0.10)");
  });

  it("sets policies beside it in tonnes and money, and forecasts in kelvins with their sense", () => {
    expect(plain(policyRow(one.routes[0]!.scores[0]!.policies[0]!))).toEqual(["treat every night", "90", "262.8 t", "4", "£780 (£780 to £780)", "+£412 (−£20 to +£520)", "−0.21"]);
    const [first, second] = one.stations[0]!.methods;
    expect(plain(methodRow(first!).slice(1))).toEqual(["75", "0.52 (0.47 to 0.58)", "+0.08", "80 %", "0.49", "−0.16", "1.3, of 1 night", "few nights: don’t build on it"]);
    expect(methodRow(second!).slice(2, 5)).toEqual(["not known", "not known", "no band"]);
  });

  it("says what flatters it", () => {
    expect(caveats(one)).toEqual([
      "The weather measured later stood in for the forecast: it flatters every figure that rests on it.", "A rule failed 1 time: the figures are of what was left.",
      "2 readings would have been refused by the host, and had no part in it."]);
  });

  it("is listed with its headline, and a list that is not as agreed is refused", () => {
    const head = { id: "x", madeAt: "2026-11-23T16:15:00Z", ruleVersion: "gritting-2.0", source: "s", from: "2010-10-01T00:00:00Z", to: "2010-12-31T00:00:00Z", askedAt: "15:00", measuredWeather: false, nights: 91, roadMae: null, headlines: [{ route: "r1", name: "Route r1", truth: "ice-likely", nights: 90, ...counts }] };
    expect(headlineRow(readBacktests({ reports: [head], unreadable: [], notListed: 0 }).reports[0]!.headlines[0]!)).toEqual(["Route r1", "ice was likely", "90", "30", "4", "6", "50", "0.78 (0.61 to 0.90)", "–"]);
    expect(() => readBacktests({ reports: [{ ...head, nights: "many" }], unreadable: [], notListed: 0 })).toThrow("nights");
  });
});
