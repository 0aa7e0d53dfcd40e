import { getJson } from "./host";
import { Fields } from "./json";
import { readRoute, type Route } from "./night";
import { type OfSeries, readOfSeries } from "./readings";
import { readSite, type Site } from "./sites";

export interface Quantity {
  readonly name: string;
  /** UCUM. */
  readonly unit: string;
}

export interface Sensor {
  readonly id: string;
  readonly gateway: string;
  readonly gatewayName: string | null;
  readonly intervalMs: number;
  readonly silentAfterMs: number;
  readonly grade: string;
  readonly quantities: readonly Quantity[];
}

/** The newest reading of one series. */
export interface Latest extends OfSeries {
  readonly observedAt: number;
  readonly value: number;
  readonly flag: string;
  readonly test: string | null;
  readonly staleAfter: number | null;
}

export interface StationThreshold {
  readonly code: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: number;
  readonly meaning: string;
  readonly setting: string | null;
  readonly source: string;
}

export interface RepresentedRoute {
  readonly route: Route;
  readonly offsetK: number;
  /** °C */
  readonly precautionaryAtStation: number;
}

export interface Bin {
  readonly id: string;
  readonly sensor: string;
  readonly stream: string;
  readonly capacityLitres: number;
}

/** °C; null where no fresh reading that passed gives them. */
export interface FrostPoint {
  readonly at: number;
  readonly dewPoint: number | null;
  readonly frostPoint: number | null;
}

export interface ForecastHour {
  readonly at: number;
  /** By quantity name, in the quantity's own unit. */
  readonly values: ReadonlyMap<string, number>;
}

export interface Forecast {
  readonly issuedAt: number;
  readonly source: string;
  readonly isBasis: boolean;
  readonly maxAgeHours: number;
  readonly hours: readonly ForecastHour[];
  readonly frostPoint: readonly FrostPoint[];
}

export interface Station {
  readonly asOf: number;
  readonly from: number;
  readonly site: Site;
  readonly sensors: readonly Sensor[];
  readonly bins: readonly Bin[];
  readonly latest: readonly Latest[];
  readonly routes: readonly RepresentedRoute[];
  readonly thresholds: readonly StationThreshold[];
  readonly forecast: Forecast | null;
  readonly frostPoint: { readonly basis: string; readonly silentAfterMs: number; readonly points: readonly FrostPoint[] } | null;
  /** Why it could not be had; null when it was, or where there is none. */
  readonly frostPointUnavailable: string | null;
}

/** What a forecast may give, and in which unit (GET /api/v1/quantities). */
export const forecastUnits: Readonly<Record<string, string>> = {
  air_temperature: "Cel", dew_point: "Cel", wind_speed: "m/s", cloud_cover: "octas", precipitation_rate: "mm/h", snowfall_rate: "mm/h", air_pressure: "hPa",
};

export async function fetchStation(site: string, hours: number, signal?: AbortSignal): Promise<Station> {
  return readStation(await getJson(`/api/v1/stations/${encodeURIComponent(site)}?hours=${hours}`, signal));
}

export function readStation(value: unknown): Station {
  const fields = Fields.of(value, "station");
  return {
    asOf: fields.instant("asOf"),
    from: fields.instant("from"),
    site: readSite(fields.raw("site"), "station.site"),
    sensors: fields.rows("sensors", readSensor),
    bins: fields.rows("bins", readBin),
    latest: fields.rows("latest", readLatest),
    routes: fields.rows("routes", readRepresented),
    thresholds: fields.rows("thresholds", readThreshold),
    forecast: fields.optional("forecast", (f, key) => readForecast(f.child(key))),
    frostPointUnavailable: fields.textOrNull("frostPointUnavailable"),
    frostPoint: fields.optional("frostPoint", (f, key) => {
      const series = f.child(key);
      return { basis: series.text("basis"), silentAfterMs: series.number("silentAfterSeconds") * 1000, points: series.rows("points", readFrostPoint) };
    }),
  };
}

function readSensor(fields: Fields): Sensor {
  return {
    id: fields.text("id"),
    gateway: fields.text("gateway"),
    gatewayName: fields.textOrNull("gatewayName"),
    intervalMs: fields.number("intervalSeconds") * 1000,
    silentAfterMs: fields.number("silentAfterSeconds") * 1000,
    grade: fields.text("grade"),
    quantities: fields.rows("quantities", (quantity) => {
      return { name: quantity.text("name"), unit: quantity.text("unit") };
    }),
  };
}

function readBin(fields: Fields): Bin {
  return { id: fields.text("id"), sensor: fields.text("sensor"), stream: fields.text("stream"), capacityLitres: fields.number("capacityLitres") };
}

function readLatest(fields: Fields): Latest {
  return {
    ...readOfSeries(fields),
    observedAt: fields.instant("observedAt"),
    value: fields.number("value"),
    flag: fields.text("flag"),
    test: fields.textOrNull("test"),
    staleAfter: fields.instantOrNull("staleAfter"),
  };
}

function readRepresented(fields: Fields): RepresentedRoute {
  return { route: readRoute(fields.child("route")), offsetK: fields.number("offsetK"), precautionaryAtStation: fields.number("precautionaryAtStation") };
}

function readThreshold(fields: Fields): StationThreshold {
  return {
    code: fields.text("code"),
    quantity: fields.text("quantity"),
    unit: fields.text("unit"),
    value: fields.number("value"),
    meaning: fields.text("meaning"),
    setting: fields.textOrNull("setting"),
    source: fields.text("source"),
  };
}

function readForecast(fields: Fields): Forecast {
  return {
    issuedAt: fields.instant("issuedAt"),
    source: fields.text("source"),
    isBasis: fields.flag("isBasis"),
    maxAgeHours: fields.number("maxAgeHours"),
    hours: fields.rows("values", (hour) => {
      const values = Object.keys(forecastUnits).map((name) => [name, hour.numberOrNull(name)] as const);
      return { at: hour.instant("validAt"), values: new Map(values.filter((each): each is readonly [string, number] => each[1] !== null)) };
    }),
    frostPoint: fields.rows("frostPoint", readFrostPoint),
  };
}

function readFrostPoint(fields: Fields): FrostPoint {
  return {
    at: fields.instant("at"),
    dewPoint: fields.numberOrNull("dewPoint"),
    frostPoint: fields.numberOrNull("frostPoint"),
  };
}
