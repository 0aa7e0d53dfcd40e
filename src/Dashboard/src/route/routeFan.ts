import type { Decision } from "../api/decision";
import type { DecisionRecord } from "../api/history";
import type { Night } from "../api/night";
import type { Station } from "../api/station";
import type { Treatment } from "../api/treatments";
import type { ChartContent } from "../chart/chart";
import type { Mark, Span } from "../chart/painter";
import type { ChartSeries } from "../chart/series";
import type { Threshold } from "../chart/range";
import { pointOf, thresholdNames } from "../station/charts";
import { roadBands, roadLines } from "../station/roadAhead";
import { numberText } from "../ui/value";
import { isRunning, type StationNight } from "./routeAnswer";

const hour = 3_600_000;

/** One station's road surface over the decision day: measured, foreseen, and what the standing decision expected of it. */
export function routeFan(of: StationNight, night: Night, stands: DecisionRecord | null, treatments: readonly Treatment[]): ChartContent {
  const from = night.dayStart - 3 * hour;
  const to = night.dayEnd;
  const station = of.station.kind === "known" ? of.station.value : null;
  const road = of.road.kind === "known" ? of.road.value : null;
  const expected = stands?.inputs.find(({ site }) => site === of.site)?.roadSurfaceAhead ?? [];
  const series: ChartSeries[] = [
    ...measured(of, station),
    ...(road === null ? [] : roadLines(road)),
    { id: "expected:road", label: "As the decision expected it", kind: "expected", colour: 3, gapAfterMs: 3 * hour, points: expected.map(({ at, value }) => ({ at, value, flag: "pass" })) },
  ];
  return {
    series: series.map((each) => ({ ...each, points: each.points.filter(({ at }) => at >= from && at <= to) })).filter(({ kind, points }) => kind === "measured" || points.length > 0),
    bands: roadBands,
    unit: "Cel",
    quantity: "road_surface_temperature",
    thresholds: station === null ? [{ value: 0, label: "0.0 °C freezing" }] : thresholdsAt(station, of.offsetK),
    reach: 3,
    marks: marksOf(stands?.decision ?? null, treatments),
    spans: spansOf(stands?.decision ?? null, treatments),
    from, to,
    now: isRunning(night) ? night.asOf : road?.issuedAt ?? null,
    ...(isRunning(night) ? {} : { nowLabel: "foreseen from here" }),
  };
}

/** Thresholds hold for the coldest stretch: at this station each lies higher by what the stretch is colder. */
export function thresholdsAt({ thresholds }: Station, offsetK: number): Threshold[] {
  const shifted = Math.abs(offsetK) >= 0.05;
  return thresholds.flatMap(({ code, value, unit }) => {
    const name = thresholdNames[code] ?? code;
    const here: Threshold = { value, label: `${numberText(value, unit)} °C ${name}` };
    if (!shifted) {
      return [here];
    }
    const there: Threshold = { value: value - offsetK, label: `${numberText(value - offsetK, unit)} °C here: ${code === "freezing" ? "coldest stretch freezing" : name}` };
    return code === "freezing" ? [here, there] : [there];
  });
}

export function marksOf(decision: Decision | null, treatments: readonly Treatment[]): Mark[] {
  return [
    ...(decision?.firstFreezeAt == null ? [] : [{ at: decision.firstFreezeAt, label: "first freeze" }]),
    ...(decision?.windowEnd == null || (decision.windowStart !== null && decision.windowStart < decision.windowEnd) ? [] : [{ at: decision.windowEnd, label: "latest start" }]),
    ...treatments.filter(({ endedAt }) => endedAt === null).map(({ startedAt }) => ({ at: startedAt, label: "treated" })),
  ].toSorted((a, b) => a.at - b.at);
}

export function spansOf(decision: Decision | null, treatments: readonly Treatment[]): Span[] {
  return [
    ...(decision?.windowStart == null || decision.windowEnd === null || decision.windowStart >= decision.windowEnd ? [] : [{ from: decision.windowStart, to: decision.windowEnd, label: "start window" }]),
    ...treatments.flatMap(({ startedAt, endedAt, spreadRate }) => (endedAt === null ? [] : [{ from: startedAt, to: endedAt, label: spreadRate === null ? "treated" : `treated ${spreadRate} g/m²` }])),
  ];
}

function measured({ readings, site }: StationNight, station: Station | null): ChartSeries[] {
  const rows = readings.kind === "known" ? readings.value.rows.filter(({ quantity }) => quantity === "road_surface_temperature") : [];
  const sensors = [...new Set([...station?.sensors.filter(({ quantities }) => quantities.some(({ name }) => name === "road_surface_temperature")).map(({ id }) => id) ?? [], ...rows.map(({ sensor }) => sensor)])];
  return sensors.map((sensor, index) => ({
    id: `measured:${site}:${sensor}`,
    label: sensors.length === 1 ? "Measured" : `Measured by ${sensor}`,
    kind: "measured",
    colour: index === 0 ? 0 : 4 + index,
    // Without the sensor's own interval a quarter of an hour is no gap, and more is shown as one.
    gapAfterMs: station?.sensors.find(({ id }) => id === sensor)?.silentAfterMs ?? hour / 4,
    points: rows.filter((row) => row.sensor === sensor).map(pointOf),
  }));
}

/** The chance that each station's road is at or below 0 °C at each time ahead, in per cent. */
export function chanceChart(stations: readonly StationNight[], nameOf: (site: string) => string, night: Night): ChartContent | null {
  const series = stations.flatMap(({ site, road }, index): ChartSeries[] => (road.kind !== "known" ? [] : [{
    id: `chance:${site}`, label: nameOf(site), kind: "expected", colour: [4, 1, 3, 2, 5, 6][index] ?? 0, gapAfterMs: hour,
    points: road.value.points.filter(({ at }) => at <= night.dayEnd).map(({ at, chanceAtOrBelowZero }) => ({ at, value: chanceAtOrBelowZero * 100, flag: "pass" })),
  }])).filter(({ points }) => points.length > 0);
  const first = series.flatMap(({ points }) => points.slice(0, 1)).reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  return series.length === 0 ? null : { series, unit: "%", thresholds: [], reach: 0, axis: [0, 100], from: first, to: night.dayEnd, now: null };
}
