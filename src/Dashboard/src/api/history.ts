import { type Action, type CallOut, readAction, readCallOut } from "./alertHistory";
import { type Decision, readDecision } from "./decision";
import { getJson } from "./host";
import { Fields } from "./json";
import { decisions } from "./night";

/** What a decision knew of one station of its route; °C unless named otherwise, null where there was nothing to trust. */
export interface StationInput {
  readonly site: string;
  readonly offsetK: number | null;
  readonly roadSurfaceTemperature: number | null;
  readonly roadSurfaceTemperatureAt: number | null;
  readonly roadSensorState: string | null;
  readonly airTemperature: number | null;
  readonly dewPoint: number | null;
  readonly frostPoint: number | null;
  readonly surfaceState: string | null;
  /** mm */
  readonly waterFilmMm: number | null;
  /** mm */
  readonly snowDepthMm: number | null;
  readonly forecastIssuedAt: number | null;
  /** What the decision expected of the station's own road surface, before any route's offset. */
  readonly roadSurfaceAhead: readonly Expected[];
}

export interface Expected {
  readonly at: number;
  /** °C */
  readonly value: number;
}

/** One record of a route's decision as the log holds it: superseded, looked at again, corrected or withdrawn, it still stands in the history. */
export interface DecisionRecord {
  /** standing, reassessed, superseded, corrected or withdrawn. */
  readonly status: string;
  /** The record that this one corrects or withdraws. */
  readonly correctionOf: number | null;
  readonly decision: Decision;
  readonly inputs: readonly StationInput[];
}

/** Everything on record of one route's decision for one day. */
export interface DecisionHistory {
  /** Oldest first. */
  readonly records: readonly DecisionRecord[];
  readonly actions: readonly Action[];
  readonly callOuts: readonly CallOut[];
}

export async function fetchHistory(route: string, day: string, signal?: AbortSignal): Promise<DecisionHistory> {
  return readHistory(await getJson(`${decisions}/${encodeURIComponent(route)}/${encodeURIComponent(day)}`, signal));
}

export function readHistory(value: unknown): DecisionHistory {
  const fields = Fields.of(value, "answer");
  return { records: fields.list("records", readRecord), actions: fields.rows("actions", readAction), callOuts: fields.rows("callOuts", readCallOut) };
}

export function readRecord(value: unknown, at: string): DecisionRecord {
  const fields = Fields.of(value, at);
  return {
    status: fields.text("status"),
    correctionOf: fields.numberOrNull("correctionOf"),
    decision: readDecision(fields.raw("decision"), `${at}.decision`),
    inputs: fields.list("inputs", readInput),
  };
}

function readInput(value: unknown, at: string): StationInput {
  const fields = Fields.of(value, at);
  const number = (key: string): number | null => fields.numberOrNull(key);
  const instant = (key: string): number | null => fields.instantOrNull(key);
  const text = (key: string): string | null => fields.textOrNull(key);
  return {
    site: fields.text("site"),
    offsetK: number("offsetK"),
    roadSurfaceTemperature: number("roadSurfaceTemperature"),
    roadSurfaceTemperatureAt: instant("roadSurfaceTemperatureAt"),
    roadSensorState: text("roadSensorState"),
    airTemperature: number("airTemperature"),
    dewPoint: number("dewPoint"),
    frostPoint: number("frostPoint"),
    surfaceState: text("surfaceState"),
    waterFilmMm: number("waterFilmMm"),
    snowDepthMm: number("snowDepthMm"),
    forecastIssuedAt: instant("forecastIssuedAt"),
    roadSurfaceAhead: fields.list("roadSurfaceAhead", (item, place) => {
      const point = Fields.of(item, place);
      return { at: point.instant("at"), value: point.number("value") };
    }),
  };
}
