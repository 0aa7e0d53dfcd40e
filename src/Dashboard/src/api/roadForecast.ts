import { getJson } from "./host";
import { Fields } from "./json";

/** The road at one instant ahead, °C; the chances are shares. */
export interface RoadPoint {
  readonly at: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly chanceAtOrBelowZero: number;
  readonly state: string | null;
}

export interface RoadForecast {
  readonly issuedAt: number;
  readonly asOf: number;
  readonly until: number;
  readonly startsFrom: { readonly observedAt: number; readonly value: number };
  readonly basis: { readonly kind: "weather-forecast" | "station-alone"; readonly weatherIssuedAt: number | null; readonly weatherSource: string | null };
  readonly band: { readonly calibrated: boolean; readonly pastForecasts: number };
  readonly minimum: { readonly at: number; readonly rst: number; readonly lowest10: number };
  readonly firstAtOrBelowZero: number | null;
  readonly firstOneInTenAtOrBelowZero: number | null;
  readonly highestChanceAtOrBelowZero: number;
  readonly points: readonly RoadPoint[];
  readonly observed: readonly { readonly at: number; readonly value: number; readonly flag: "pass" | "suspect" }[];
  readonly notes: readonly string[];
}

/** @param issuedAt The instant that it is made for and from; null for now. What was measured since stands beside it. */
export async function fetchRoadForecast(site: string, signal?: AbortSignal, issuedAt: number | null = null): Promise<RoadForecast> {
  const query = issuedAt === null ? "" : `?${new URLSearchParams({ issuedAt: new Date(issuedAt).toISOString() })}`;
  return readRoadForecast(await getJson(`/api/v1/stations/${encodeURIComponent(site)}/road-forecast${query}`, signal));
}

export function readRoadForecast(value: unknown): RoadForecast {
  const fields = Fields.of(value, "road forecast");
  const [start, basis, band, minimum] = [fields.child("startsFrom"), fields.child("basis"), fields.child("band"), fields.child("minimum")];
  return {
    issuedAt: fields.instant("issuedAt"),
    asOf: fields.instant("asOf"),
    until: fields.instant("until"),
    startsFrom: { observedAt: start.instant("observedAt"), value: start.number("value") },
    basis: { kind: basis.choice("kind", ["weather-forecast", "station-alone"]), weatherIssuedAt: basis.instantOrNull("weatherIssuedAt"), weatherSource: basis.textOrNull("weatherSource") },
    band: { calibrated: band.flag("calibrated"), pastForecasts: band.number("pastForecasts") },
    minimum: { at: minimum.instant("at"), rst: minimum.number("rst"), lowest10: minimum.number("lowest10") },
    firstAtOrBelowZero: fields.instantOrNull("firstAtOrBelowZero"),
    firstOneInTenAtOrBelowZero: fields.instantOrNull("firstOneInTenAtOrBelowZero"),
    highestChanceAtOrBelowZero: fields.number("highestChanceAtOrBelowZero"),
    points: fields.rows("points", (point) => ({
      at: point.instant("at"),
      p10: point.number("p10"), p25: point.number("p25"), p50: point.number("p50"), p75: point.number("p75"), p90: point.number("p90"),
      chanceAtOrBelowZero: point.number("chanceAtOrBelowZero"),
      state: point.textOrNull("state"),
    })),
    observed: fields.rows("observed", (reading) => ({ at: reading.instant("at"), value: reading.number("value"), flag: reading.choice("flag", ["pass", "suspect"]) })),
    notes: fields.texts("notes"),
  };
}
