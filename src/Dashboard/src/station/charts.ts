import type { ChartContent } from "../chart/chart";
import type { ChartPoint, ChartSeries, SeriesKind } from "../chart/series";
import type { Expected } from "../api/history";
import type { Reading } from "../api/readings";
import { type ForecastHour, forecastUnits, type FrostPoint, type Station } from "../api/station";
import { numberText, quantityName, unitSymbol } from "../ui/value";

export interface PlannedChart {
  readonly id: string;
  readonly title: string;
  readonly content: ChartContent;
}

/** What the page draws of a station, beside the station itself. */
export interface Drawn {
  readonly station: Station;
  readonly readings: readonly Reading[];
  /** What a standing decision expects of the road surface here; empty where none may be read or there is none. */
  readonly expected: readonly Expected[];
}

const hour = 3_600_000;
const aheadMs = 24 * hour;
/** Surface states are words and not amounts; they are listed, not drawn. */
const undrawn = new Set(["surface_state"]);
const temperatures = ["road_surface_temperature", "air_temperature", "dew_point", "frost_point", "subsurface_temperature", "container_temperature"];
const pollutants = ["pm2_5", "pm10", "no2", "o3", "so2"];
/** How far outside the data a threshold is still drawn, in the unit of the quantity. */
const thresholdReach = 3;

/** The charts of a station: temperatures together, pollutants together, and each other quantity by itself. */
export function stationCharts(drawn: Drawn): PlannedChart[] {
  const { station } = drawn;
  const quantities = [...new Set(station.sensors.flatMap((sensor) => sensor.quantities.map(({ name }) => name)))].filter((name) => !undrawn.has(name));
  const groups = [
    { id: "temperature", title: "Temperatures", names: quantities.filter((name) => temperatures.includes(name)) },
    { id: "pollutants", title: "Pollutants as measured", names: quantities.filter((name) => pollutants.includes(name)) },
    ...quantities.filter((name) => !temperatures.includes(name) && !pollutants.includes(name)).map((name) => ({ id: name, title: quantityName(name), names: [name] })),
  ];
  return groups.filter(({ names }) => names.length > 0).map(({ id, title, names }) => chart(id, title, names, drawn));
}

function chart(id: string, title: string, names: readonly string[], drawn: Drawn): PlannedChart {
  const { station, expected } = drawn;
  const series = [
    ...names.flatMap((name) => measured(name, drawn)),
    ...(id === "temperature" ? [...humid(station), ...expectedSeries(expected)] : []),
    ...(id === "temperature" ? forecast(station, ["air_temperature"]) : forecast(station, names)),
  ];
  const unit = unitOf(names[0] ?? "", station);
  const to = series.some(({ kind, points }) => kind === "expected" && points.some(({ at }) => at > station.asOf)) ? station.asOf + aheadMs : station.asOf;
  const inside = series.map((each) => ({ ...each, points: each.points.filter(({ at }) => at > station.from && at <= to) })).filter(({ kind, points }) => kind !== "expected" || points.length > 0);
  const thresholds = id === "temperature"
    ? station.thresholds.map(({ value, unit: of, code }) => ({ value, label: `${numberText(value, of)} ${unitSymbol(of)} ${thresholdNames[code] ?? code}` }))
    : [];
  return {
    id, title: unitSymbol(unit) === "" ? title : `${title}, ${unitSymbol(unit)}`,
    content: { series: inside, unit, quantity: names.length === 1 ? names[0] : undefined, thresholds, reach: unit === "Cel" ? thresholdReach : 0, from: station.from, to, now: station.asOf },
  };
}

/** What a threshold is called inside a chart; its whole meaning and source stand below it. */
export const thresholdNames: Readonly<Record<string, string>> = {
  "freezing": "freezing", "no-action-above": "no action above", "precautionary": "treat if moist", "salt-warning": "salt works less", "escalate": "a person decides",
};

function measured(quantity: string, { station, readings }: Drawn): ChartSeries[] {
  const sensors = station.sensors.filter((sensor) => sensor.quantities.some(({ name }) => name === quantity));
  return sensors.map((sensor, index) => ({
    id: `${sensor.id}:${quantity}`,
    label: sensors.length === 1 ? quantityName(quantity) : `${quantityName(quantity)}, ${sensor.id}`,
    kind: "measured",
    colour: colourOf(quantity) + (index === 0 ? 0 : 4 + index),
    gapAfterMs: sensor.silentAfterMs,
    points: readings.filter((reading) => reading.sensor === sensor.id && reading.quantity === quantity).map(pointOf),
  }));
}

export function pointOf({ observedAt, value, flag, test }: Reading): ChartPoint {
  return { at: observedAt, value, flag, note: test ?? undefined };
}

function humid({ frostPoint, sensors, forecast: ahead }: Station): ChartSeries[] {
  const hasDewSensor = sensors.some((sensor) => sensor.quantities.some(({ name }) => name === "dew_point"));
  const line = (id: string, label: string, kind: SeriesKind, gapAfterMs: number, points: readonly FrostPoint[], key: "dewPoint" | "frostPoint"): ChartSeries => (
    { id, label, kind, colour: key === "dewPoint" ? 2 : 3, gapAfterMs, points: points.map((point) => ({ at: point.at, value: point[key], flag: "pass" })) });
  return [
    ...(frostPoint === null ? [] : [
      // A dew point sensor's own readings are drawn; a second line over them would hide what was flagged.
      ...(hasDewSensor ? [] : [line("dew-point", "Dew point", "computed", frostPoint.silentAfterMs, frostPoint.points, "dewPoint")]),
      line("frost-point", "Frost point", "computed", frostPoint.silentAfterMs, frostPoint.points, "frostPoint"),
    ]),
    ...(ahead === null || ahead.frostPoint.length === 0 ? [] : [line("forecast:frost-point", "Frost point, forecast", "expected", 3 * hour, ahead.frostPoint, "frostPoint")]),
  ];
}

function expectedSeries(expected: readonly Expected[]): ChartSeries[] {
  return expected.length === 0 ? [] : [{
    id: "expected:road", label: "Road surface, by the decision", kind: "expected", colour: 0, gapAfterMs: 3 * hour,
    points: expected.map(({ at, value }) => ({ at, value, flag: "pass" })),
  }];
}

function forecast({ forecast: ahead }: Station, names: readonly string[]): ChartSeries[] {
  return (ahead === null ? [] : names.filter((name) => name in forecastUnits)).map((name) => ({
    id: `forecast:${name}`, label: `${quantityName(name)}, forecast`, kind: "expected", colour: colourOf(name), gapAfterMs: 3 * hour,
    points: forecastPoints(ahead?.hours ?? [], name),
  }));
}

function forecastPoints(hours: readonly ForecastHour[], name: string): ChartPoint[] {
  return hours.flatMap(({ at, values }) => {
    const value = values.get(name);
    return value === undefined ? [] : [{ at, value, flag: "pass" as const }];
  });
}

function colourOf(quantity: string): number {
  const place = (temperatures.includes(quantity) ? temperatures : pollutants).indexOf(quantity);
  return place < 0 ? 4 : place;
}

function unitOf(quantity: string, { sensors }: Station): string {
  return sensors.flatMap((sensor) => sensor.quantities).find(({ name }) => name === quantity)?.unit ?? "";
}
