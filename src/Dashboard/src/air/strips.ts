import type { PastIndex, Period, Scale } from "../api/airIndices";
import type { ChartSeries } from "../chart/series";
import { quantityName, valueText } from "../ui/value";
import { listed } from "../ui/words";

const hour = 3_600_000;
const lengths: Readonly<Record<Period, number>> = { hour, day: 24 * hour };

/** One hour or day of one row. */
export interface Cell {
  readonly ending: number;
  /** Null: not known, and `words` says why. Never a low index. */
  readonly index: number | null;
  readonly band: string | null;
  /** Beside the number: the band, the mean it is of and what is missing; without a number, why there is none. */
  readonly note: string;
}

/** One row: the overall index, or that of a pollutant. */
export interface Strip {
  readonly id: string;
  readonly name: string;
  /** "reference", "indicative", or both where it changed. */
  readonly basis: string;
  readonly cells: readonly Cell[];
}

export interface HistoryKind {
  readonly value: string;
  readonly text: string;
  readonly scale: Scale;
  readonly period: Period;
  readonly days: number;
}

/** What can be looked at. The European index has bands of hours only; more than 31 days are not given at once. */
export const kinds: readonly HistoryKind[] = [
  { value: "", text: "UK index, the last 24 hours", scale: "daqi", period: "hour", days: 1 },
  { value: "uk-7d", text: "UK index, hours of the last 7 days", scale: "daqi", period: "hour", days: 7 },
  { value: "uk-31d", text: "UK index, the last 31 days (GMT)", scale: "daqi", period: "day", days: 31 },
  { value: "eu-24h", text: "European index, the last 24 hours", scale: "european", period: "hour", days: 1 },
  { value: "eu-7d", text: "European index, hours of the last 7 days", scale: "european", period: "hour", days: 7 },
];

/** Whole hours or days: (from, to], the newest that has ended. */
export function windowOf({ period, days }: HistoryKind, now: number): { readonly from: number; readonly to: number } {
  const length = lengths[period];
  const to = Math.floor(now / length) * length;
  return { from: to - days * 24 * hour, to };
}

/**
 * A row for each pollutant on record with a cell for every hour or day of the window: one of which nothing is on record is there too,
 * as not known. Only the newest is left out while nothing of it has been concluded yet, since it may still be coming.
 */
export function stripsOf(indices: readonly PastIndex[], kind: HistoryKind, from: number, to: number): Strip[] {
  const length = lengths[kind.period];
  const last = indices.some(({ ending }) => ending === to) ? to : to - length;
  const endings = Array.from({ length: Math.max(0, Math.round((last - from) / length)) }, (_, index) => from + (index + 1) * length);
  const order = ["overall", "pm2_5", "pm10", "no2", "o3", "so2"];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const rows = [...new Set(indices.map(({ pollutant }) => pollutant))].toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));
  return rows.map((id) => {
    const known = new Map(indices.filter(({ pollutant }) => pollutant === id).map((each) => [each.ending, each]));
    return {
      id,
      name: id === "overall" ? "Overall" : quantityName(id),
      basis: [...new Set([...known.values()].map(({ basis }) => basis))].toSorted().toReversed().join(" and "),
      cells: endings.map((ending) => cellOf(ending, known.get(ending))),
    };
  });
}

function cellOf(ending: number, of: PastIndex | undefined): Cell {
  if (of === undefined) {
    return { ending, index: null, band: null, note: "nothing is on record" };
  }
  if (of.index === null) {
    return { ending, index: null, band: null, note: of.reason ?? "insufficient data" };
  }
  const from = of.statistic === null ? "" : ` of ${valueText(of.statistic, "ug/m3")}`;
  const without = of.missing.length === 0 ? "" : `, without ${listed(of.missing.map(quantityName))}: the true index may be higher`;
  return { ending, index: of.index, band: of.band, note: `${of.band ?? ""}${from}${without}` };
}

export function cellWords({ index, note }: Cell): string {
  return index === null ? `not known, ${note}` : `${index} ${note}`;
}

/** "Overall (reference): highest 4 Moderate, last so in the hour ending 18:00; 160 of 168 hours known." */
export function stripWords({ name, basis, cells }: Strip, period: Period, timeOf: (ending: number) => string): string {
  const known = cells.filter((cell): cell is Cell & { readonly index: number } => cell.index !== null);
  const worst = known.reduce<(Cell & { readonly index: number }) | null>((most, cell) => (most === null || cell.index >= most.index ? cell : most), null);
  const counted = `${known.length} of ${cells.length} ${period}s known`;
  return `${name} (${basis}): ${worst === null ? "" : `highest ${worst.index} ${worst.band ?? ""}, last so in the ${period} ending ${timeOf(worst.ending)}; `}${counted}.`;
}

/** The same for the table. */
export function seriesOf(strips: readonly Strip[]): ChartSeries[] {
  return strips.map(({ id, name, basis, cells }, colour) => ({
    id, label: `${name}, ${basis}`, kind: "measured", colour, gapAfterMs: 0,
    points: cells.map(({ ending, index, note }) => ({ at: ending, value: index, flag: "pass" as const, note })),
  }));
}
