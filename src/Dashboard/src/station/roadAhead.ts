import type { RoadForecast, RoadPoint } from "../api/roadForecast";
import type { Station } from "../api/station";
import type { Band, ChartContent } from "../chart/chart";
import type { ChartSeries } from "../chart/series";
import { duration, type LocalTime } from "../time/localTime";
import { celsius, chance } from "../tonight/units";
import { el } from "../ui/dom";
import { numberText, unitSymbol } from "../ui/value";
import { thresholdNames } from "./charts";

const hour = 3_600_000;

/** What the road's surface is likely to do, drawn as a fan beside what was measured of it. */
export function roadFan(forecast: RoadForecast, station: Station): ChartContent {
  const silentAfterMs = station.sensors.filter(({ quantities }) => quantities.some(({ name }) => name === "road_surface_temperature"))
    .reduce((most, sensor) => Math.max(most, sensor.silentAfterMs), 0);
  return {
    series: [
      { id: "road:measured", label: "Road surface, measured", kind: "measured", colour: 0, gapAfterMs: silentAfterMs, points: forecast.observed },
      ...roadLines(forecast),
    ],
    bands: roadBands,
    unit: "Cel",
    thresholds: station.thresholds.map(({ value, unit, code }) => ({ value, label: `${numberText(value, unit)} ${unitSymbol(unit)} ${thresholdNames[code] ?? code}` })),
    reach: 3,
    from: forecast.issuedAt - 24 * hour,
    to: forecast.until,
    now: forecast.issuedAt,
  };
}

/** The middle and the quantiles of a road forecast, as lines. */
export function roadLines(forecast: RoadForecast): ChartSeries[] {
  const line = (key: keyof Pick<RoadPoint, "p10" | "p25" | "p50" | "p75" | "p90">, label: string, colour: number): ChartSeries => ({
    id: `road:${key}`, label, kind: "expected", colour, gapAfterMs: hour, points: forecast.points.map((point) => ({ at: point.at, value: point[key], flag: "pass" })),
  });
  return [
    line("p90", "1 in 10 chance of warmer", 4),
    line("p75", "1 in 4 chance of warmer", 2),
    line("p50", "As likely colder as warmer", 0),
    line("p25", "1 in 4 chance of colder", 2),
    line("p10", "1 in 10 chance of colder", 4),
  ];
}

/** Where the road lies with a chance of 8 in 10, and inside it of 1 in 2. */
export const roadBands: readonly Band[] = [
  { upper: "road:p90", lower: "road:p10", fill: "rgba(10, 90, 156, 0.10)" },
  { upper: "road:p75", lower: "road:p25", fill: "rgba(10, 90, 156, 0.16)" },
];

/** What stands beside the fan: what is foreseen, what it rests on, and how far to trust it. */
export function roadAheadWords(forecast: RoadForecast, now: number, local: LocalTime): HTMLElement[] {
  return [
    el("p", {}, el("strong", {}, foreseen(forecast, now, local))),
    el("p", {}, `${basisText(forecast, now, local)} ${bandText(forecast)} Gritting decisions do not rest on it.`),
    el("ul", { class: "note" }, ...forecast.notes.map((note) => el("li", {}, local.inWords(note, now)))),
  ];
}

export function foreseen({ minimum, firstAtOrBelowZero, firstOneInTenAtOrBelowZero, highestChanceAtOrBelowZero, until }: RoadForecast, now: number, local: LocalTime): string {
  const lowest = `Lowest ${celsius(minimum.rst)} at ${local.timeSeenFrom(minimum.at, now)}, with a 1 in 10 chance of ${celsius(minimum.lowest10)} or colder.`;
  const freezing = firstAtOrBelowZero !== null ? `At or below 0 °C from ${local.timeSeenFrom(firstAtOrBelowZero, now)}`
    : firstOneInTenAtOrBelowZero !== null ? `Above 0 °C is likelier, but from ${local.timeSeenFrom(firstOneInTenAtOrBelowZero, now)} there is a chance of frost`
    : `Hardly a chance of 0 °C by ${local.timeSeenFrom(until, now)}`;
  return `${lowest} ${freezing}: at the likeliest time ${chance(highestChanceAtOrBelowZero)}.`;
}

export function bandText({ band: { calibrated, pastForecasts } }: RoadForecast): string {
  return calibrated
    ? `The band rests on how far ${pastForecasts} forecasts for this station were off at this hour of the last 30 days.`
    : `The band is not calibrated to this station (${pastForecasts} past forecasts known): it may be too narrow or too wide.`;
}

function basisText({ basis, issuedAt, startsFrom }: RoadForecast, now: number, local: LocalTime): string {
  const start = `Made ${local.timeSeenFrom(issuedAt, now)} from ${celsius(startsFrom.value)} measured at ${local.timeSeenFrom(startsFrom.observedAt, now)}`;
  return basis.kind === "weather-forecast" && basis.weatherIssuedAt !== null
    ? `${start} and the weather forecast by ${basis.weatherSource ?? "an unnamed source"} that was ${duration(issuedAt - basis.weatherIssuedAt)} old.`
    : `${start}, without a weather forecast: from the station's own past days alone.`;
}
