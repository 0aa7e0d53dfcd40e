import { describe, expect, it } from "vitest";
import type { RoadForecast } from "../../src/api/roadForecast";
import type { Station } from "../../src/api/station";
import { pastFan, verifiedWords, verify } from "../../src/station/againstMeasured";
import { LocalTime } from "../../src/time/localTime";
import { at, now, plain } from "../some";

const local = new LocalTime("Europe/London");
const issuedAt = at("2026-01-14T15:00:00Z");
const point = (iso: string, p50: number): unknown => ({ at: at(iso), p10: p50 - 0.5, p25: p50 - 0.2, p50, p75: p50 + 0.2, p90: p50 + 0.5, chanceAtOrBelowZero: 0.5, state: null });
const measured = (iso: string, value: number, flag = "pass"): unknown => ({ at: at(iso), value, flag });

function forecast(observed: readonly unknown[]): RoadForecast {
  return {
    issuedAt, asOf: now, until: at("2026-01-15T15:00:00Z"), startsFrom: { observedAt: issuedAt, value: 3.1 }, basis: { kind: "weather-forecast", weatherIssuedAt: issuedAt, weatherSource: "Met Office" },
    points: [point("2026-01-14T16:00:00Z", 2), point("2026-01-14T17:00:00Z", 1), point("2026-01-14T18:00:00Z", 0), point("2026-01-15T05:00:00Z", -3)], observed,
  } as unknown as RoadForecast;
}

describe("a past forecast against what was measured", () => {
  it("is off by what differs where something passed was measured at its time, and nowhere else", () => {
    const verified = verify(forecast([
      measured("2026-01-14T14:59:00Z", 9), measured("2026-01-14T15:55:00Z", 1.6), measured("2026-01-14T17:05:00Z", 0), measured("2026-01-14T18:00:00Z", -8, "suspect"), measured("2026-01-14T18:25:00Z", -0.5)]));

    expect(verified?.compared).toBe(2);
    expect(verified?.bias).toBeCloseTo(0.7, 9);
    expect(verified?.meanAbsolute).toBeCloseTo(0.7, 9);
    expect(verified?.worst).toEqual({ at: at("2026-01-14T17:00:00Z"), error: 1 });
    expect(verified?.inBand).toBe(0.5);
    expect(verified?.lowest).toEqual({ foreseen: 1, measured: 0 });
  });

  it("says it in kelvins with its sense, how many it rests on, and that nothing is known where nothing was measured", () => {
    expect(plain(verifiedWords(forecast([measured("2026-01-14T16:00:00Z", 2.4), measured("2026-01-14T17:00:00Z", 1)]), now, local))).toEqual([
      "Made again for 15:00 from what had been received by then, with the weather forecast of then, starting from 3.1 °C.",
      "Against 2 measured values over 6 h 47 min: off by 0.2 K on average, 0.2 K too cold on the whole; worst at 16:00, 0.4 K too cold.",
      "Lowest foreseen 1.0 °C, measured 1.0 °C. 100 % of what was measured lay in the band that should hold 80 %. One night says little about a band."]);
    expect(verifiedWords(forecast([measured("2026-01-14T16:00:00Z", 2.4, "suspect")]), now, local)[1]).toBe("Nothing that can be trusted was measured since: how it came out is not known.");
  });

  it("is drawn up to now, and its line is not called now", () => {
    const fan = pastFan(forecast([]), { sensors: [], thresholds: [] } as unknown as Station);
    expect([fan.from, fan.to, fan.nowLabel]).toEqual([at("2026-01-14T12:00:00Z"), now, "made here"]);
    expect(fan.series.every(({ points }) => points.every((each) => each.at <= now))).toBe(true);
  });
});
