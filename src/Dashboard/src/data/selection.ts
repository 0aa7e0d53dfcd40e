import type { Zone } from "../time/zone";
import type { SeriesName } from "../ui/places";

export const means = ["raw", "1h", "1d"] as const;
export type Mean = (typeof means)[number];

/** What the data page shows: everything of it stands in the address, so that a link gives the same again. */
export interface Selection {
  readonly series: readonly SeriesName[];
  readonly from: number;
  readonly to: number;
  readonly mean: Mean;
}

export const mostSeries = 8;
const day = 86_400_000;

/** The selection of an address; a window that it does not give, or gives wrongly, is the day up to `now`. What it names too much is cut. */
export function readSelection(query: string, now: number): Selection {
  const given = new URLSearchParams(query);
  const series = given.getAll("series").flatMap((text) => {
    const [, site, sensor, quantity] = /^([^/:]+)\/([^/:]+):([^/:]+)$/.exec(text) ?? [];
    return site === undefined || sensor === undefined || quantity === undefined ? [] : [{ site, sensor, quantity }];
  });
  const [from, to] = [instantOf(given.get("from")), instantOf(given.get("to"))];
  const mean = means.find((each) => each === given.get("mean")) ?? "raw";
  const window = from !== null && to !== null && from < to ? { from, to } : { from: now - day, to: now };
  return { series: series.slice(0, mostSeries), ...window, mean };
}

function instantOf(text: string | null): number | null {
  const at = text !== null && /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** The question for one series to `/api/v1/readings`. */
export function questionOf({ sensor, quantity }: SeriesName, { from, to, mean }: Selection): URLSearchParams {
  const query = new URLSearchParams({ sensor, quantity, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  if (mean !== "raw") {
    query.set("interval", mean);
    query.set("aggregate", "mean");
  }
  return query;
}

/** "2026-01-14T21:47" as the council's clocks show an instant. */
export function localInput(at: number, zone: Zone): string {
  const { year, month, day: date, hour, minute } = zone.wallTime(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(date)}T${two(hour)}:${two(minute)}`;
}

/** The instant of such a text; null where it is none, or the clocks skip it. */
export function instantOfInput(text: string, zone: Zone): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) {
    return null;
  }
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts;
  return zone.instant({ year, month, day: date, hour, minute });
}
