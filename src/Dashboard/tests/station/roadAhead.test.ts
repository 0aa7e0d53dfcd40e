import { describe, expect, it } from "vitest";
import { readRoadForecast } from "../../src/api/roadForecast";
import type { Station } from "../../src/api/station";
import { bandText, foreseen, roadFan } from "../../src/station/roadAhead";
import { LocalTime } from "../../src/time/localTime";
import { now } from "../some";

const local = new LocalTime("Europe/London");

function answer(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    site: "a", issuedAt: "2026-01-14T21:40:00Z", asOf: "2026-01-14T21:40:00Z", simulatedTime: false, timeZone: "Europe/London", until: "2026-01-14T22:20:00Z",
    startsFrom: { sensor: "rws-1", observedAt: "2026-01-14T21:30:00Z", value: 1.2, ageMinutes: 10 },
    basis: { kind: "weather-forecast", weatherIssuedAt: "2026-01-14T18:40:00Z", weatherAgeHours: 3, weatherMaxAgeHours: 12, weatherSource: "Met Office" },
    band: { calibrated: false, pastForecasts: 3, since: null },
    minimum: { at: "2026-01-14T22:20:00Z", rst: -0.4, lowest10: -1.1 },
    firstAtOrBelowZero: "2026-01-14T22:20:00Z", firstOneInTenAtOrBelowZero: "2026-01-14T22:00:00Z", highestChanceAtOrBelowZero: 0.72,
    points: [
      { at: "2026-01-14T22:00:00Z", rst: 0.3, p10: -0.2, p25: 0, p50: 0.3, p75: 0.5, p90: 0.8, chanceAtOrBelowZero: 0.25, state: "damp", filmMm: 0.05, iceMm: 0 },
      { at: "2026-01-14T22:20:00Z", rst: -0.4, p10: -1.1, p25: -0.7, p50: -0.4, p75: -0.1, p90: 0.2, chanceAtOrBelowZero: 0.72, state: null, filmMm: null, iceMm: null },
    ],
    observed: [{ at: "2026-01-14T21:20:00Z", value: 6, flag: "suspect" }, { at: "2026-01-14T21:30:00Z", value: 1.2, flag: "pass" }],
    notes: ["1 suspect reading of road_surface_temperature was left out, the last of 2026-01-14 21:20 UTC."],
    ...change,
  };
}

const station = {
  sensors: [{ id: "rws-1", silentAfterMs: 1_800_000, quantities: [{ name: "road_surface_temperature", unit: "Cel" }] }],
  thresholds: [{ code: "precautionary", quantity: "road_surface_temperature", unit: "Cel", value: 0.5, meaning: "m", setting: "x", source: "y" }],
} as unknown as Station;

describe("the road ahead", () => {
  it("is drawn as two bands about the middle, beside what was measured with its flags", () => {
    const forecast = readRoadForecast(answer());
    const fan = roadFan(forecast, station);

    expect(fan.series.map(({ id, kind }) => [id, kind])).toEqual([
      ["road:measured", "measured"], ["road:p90", "expected"], ["road:p75", "expected"], ["road:p50", "expected"], ["road:p25", "expected"], ["road:p10", "expected"],
    ]);
    expect(fan.bands?.map(({ upper, lower }) => [upper, lower])).toEqual([["road:p90", "road:p10"], ["road:p75", "road:p25"]]);
    expect(fan.series[0]?.points.map(({ value, flag }) => [value, flag])).toEqual([[6, "suspect"], [1.2, "pass"]]);
    expect(fan.series[5]?.points.map(({ value }) => value)).toEqual([-0.2, -1.1]);
    expect(fan.thresholds).toEqual([{ value: 0.5, label: "0.5 °C treat if moist" }]);
    expect([fan.now, fan.to]).toEqual([forecast.issuedAt, forecast.until]);
  });

  it("says the lowest, when it freezes and how likely, and never that it is calibrated when it isn't", () => {
    const forecast = readRoadForecast(answer());

    expect(foreseen(forecast, now, local)).toBe("Lowest −0.4\u00a0°C at 22:20, with a 1 in 10 chance of −1.1\u00a0°C or colder. At or below 0 °C from 22:20: at the likeliest time 72\u00a0%.");
    expect(bandText(forecast)).toContain("not calibrated to this station (3 past forecasts known)");
    expect(bandText(readRoadForecast(answer({ band: { calibrated: true, pastForecasts: 29, since: null } })))).toContain("29 forecasts");
  });

  it("says a chance of frost where the middle stays above it", () => {
    const forecast = readRoadForecast(answer({ firstAtOrBelowZero: null, highestChanceAtOrBelowZero: 0.3 }));

    expect(foreseen(forecast, now, local)).toContain("Above 0 °C is likelier, but from 22:00 there is a chance of frost: at the likeliest time 30\u00a0%.");
  });

  it("refuses an answer without its quantiles or with a basis that was not agreed", () => {
    expect(() => readRoadForecast(answer({ points: [{ at: "2026-01-14T22:00:00Z", p50: 0 }] }))).toThrow("p10");
    expect(() => readRoadForecast(answer({ basis: { kind: "hope" } }))).toThrow("kind");
  });
});
