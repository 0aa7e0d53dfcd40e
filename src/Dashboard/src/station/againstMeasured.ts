import type { RoadForecast } from "../api/roadForecast";
import type { Station } from "../api/station";
import type { ChartContent } from "../chart/chart";
import { duration, type LocalTime } from "../time/localTime";
import { celsius, percent } from "../tonight/units";
import { roadFan } from "./roadAhead";

const hour = 3_600_000;
/** A point of the forecast and a reading this far apart are of the same time. */
const sameTimeMs = 10 * 60_000;

/** How a past forecast of the road surface came out. Temperatures in °C, differences in K, forecast less measured. */
export interface Verified {
  /** Points that something was measured at, within ten minutes. */
  readonly compared: number;
  readonly bias: number;
  readonly meanAbsolute: number;
  readonly worst: { readonly at: number; readonly error: number };
  /** Share of what was measured that lay in the band of 8 in 10. */
  readonly inBand: number;
  /** The lowest that was foreseen (its middle) and measured, of the points that were compared. */
  readonly lowest: { readonly foreseen: number; readonly measured: number };
}

/** Null where nothing was measured since that can be compared. Suspect readings are no truth. */
export function verify({ points, observed, issuedAt }: RoadForecast): Verified | null {
  const truth = observed.filter(({ at, flag }) => flag === "pass" && at > issuedAt);
  const pairs = points.flatMap((point) => {
    const nearest = truth.reduce<{ at: number; value: number } | null>((best, each) => (best === null || Math.abs(each.at - point.at) < Math.abs(best.at - point.at) ? each : best), null);
    return nearest === null || Math.abs(nearest.at - point.at) > sameTimeMs ? [] : [{ at: point.at, measured: nearest.value, foreseen: point.p50, inBand: nearest.value >= point.p10 && nearest.value <= point.p90 }];
  });
  const [first] = pairs;
  if (first === undefined) {
    return null;
  }
  const errors = pairs.map(({ at, foreseen, measured }) => ({ at, error: foreseen - measured }));
  return {
    compared: pairs.length,
    bias: mean(errors.map(({ error }) => error)),
    meanAbsolute: mean(errors.map(({ error }) => Math.abs(error))),
    worst: errors.reduce((worst, each) => (Math.abs(each.error) > Math.abs(worst.error) ? each : worst)),
    inBand: mean(pairs.map(({ inBand }) => (inBand ? 1 : 0))),
    lowest: { foreseen: Math.min(...pairs.map(({ foreseen }) => foreseen)), measured: Math.min(...pairs.map(({ measured }) => measured)) },
  };
}

/** The fan of a past issue with what was measured since. */
export function pastFan(forecast: RoadForecast, station: Station): ChartContent {
  const content = roadFan(forecast, station);
  const [from, to] = [forecast.issuedAt - 3 * hour, Math.min(forecast.until, forecast.asOf)];
  return {
    ...content, from, to, nowLabel: "made here",
    series: content.series.map((each) => ({ ...each, points: each.points.filter(({ at }) => at >= from && at <= to) })),
  };
}

/** How it came out, in sentences with their numbers. */
export function verifiedWords(forecast: RoadForecast, now: number, local: LocalTime): string[] {
  const { issuedAt, basis, startsFrom } = forecast;
  const made = `Made again for ${local.timeSeenFrom(issuedAt, now)} from what had been received by then, ${basis.kind === "weather-forecast" ? "with the weather forecast of then" : "without a weather forecast"}, starting from ${celsius(startsFrom.value)}.`;
  const verified = verify(forecast);
  if (verified === null) {
    return [made, "Nothing that can be trusted was measured since: how it came out is not known."];
  }
  const { compared, bias, meanAbsolute, worst, inBand, lowest } = verified;
  const by = (error: number): string => (Math.abs(error) < 0.05 ? "as measured" : `${kelvins(error)} too ${error > 0 ? "warm" : "cold"}`);
  return [
    made,
    `Against ${compared} measured ${compared === 1 ? "value" : "values"} over ${duration(Math.min(forecast.asOf, forecast.until) - issuedAt)}: off by ${kelvins(meanAbsolute)} on average, ${by(bias)} on the whole; worst at ${local.timeSeenFrom(worst.at, now)}, ${by(worst.error)}.`,
    `Lowest foreseen ${celsius(lowest.foreseen)}, measured ${celsius(lowest.measured)}. ${percent(inBand)} of what was measured lay in the band that should hold 80\u00a0%. One night says little about a band.`,
  ];
}

function kelvins(value: number): string {
  return `${Math.abs(value).toFixed(1)}\u00a0K`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
