/** What quality control thought of a point; a failed one is shown and never joined to others. */
export type PointFlag = "pass" | "suspect" | "fail";

export interface ChartPoint {
  /** ms of the epoch; the end of its interval for a mean. */
  readonly at: number;
  /** null: it is known that there is no value here. */
  readonly value: number | null;
  readonly flag: PointFlag;
  /** What else is to be said of it: the test it failed, how much of its hour was read. */
  readonly note?: string | undefined;
}

/** Where a series comes from decides how it is drawn: what was measured is never drawn like what is expected. */
export type SeriesKind = "measured" | "computed" | "expected";

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly kind: SeriesKind;
  /** Two series with the same look, such as air and forecast air, share a colour; the kind gives the dashes. */
  readonly colour: number;
  /** In order of time. */
  readonly points: readonly ChartPoint[];
  /** Points further apart have nothing between them. */
  readonly gapAfterMs: number;
}

export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What may be joined by a line: points that have a value and did not fail. */
export function isDrawn(point: ChartPoint): point is ChartPoint & { readonly value: number } {
  return point.value !== null && point.flag !== "fail";
}

/**
 * Stretches without anything to join, from the last point before to the first after; with `from` and `to` also those at the
 * ends of the window. A single failed or empty point makes one too.
 */
export function gapsOf(series: ChartSeries, from?: number, to?: number): Gap[] {
  const gaps: Gap[] = [];
  let last = from ?? null;
  let broken = false;
  for (const point of series.points) {
    if (!isDrawn(point)) {
      broken = true;
      continue;
    }
    if (last !== null && (broken || point.at - last > series.gapAfterMs)) {
      gaps.push({ from: last, to: point.at });
    }
    last = point.at;
    broken = false;
  }
  if (to !== undefined && last !== null && (broken || to - last > series.gapAfterMs)) {
    gaps.push({ from: last, to });
  }
  return gaps;
}

/** Times, and for each series a value at each of them: null breaks the line, undefined has nothing to say and is passed over. */
export interface Aligned {
  readonly times: readonly number[];
  readonly values: readonly (readonly (number | null | undefined)[])[];
}

/** Brings series of different times onto one axis without ever making a value or bridging a gap. */
export function align(all: readonly ChartSeries[]): Aligned {
  const each = all.map(brokenAtGaps);
  const times = [...new Set(each.flatMap((values) => [...values.keys()]))].toSorted((a, b) => a - b);
  return { times, values: each.map((values) => times.map((at) => values.get(at))) };
}

function brokenAtGaps(series: ChartSeries): Map<number, number | null> {
  const values = new Map<number, number | null>();
  let last: number | null = null;
  for (const point of series.points) {
    if (last !== null && point.at - last > series.gapAfterMs) {
      values.set((last + point.at) / 2, null);
    }
    values.set(point.at, isDrawn(point) ? point.value : null);
    last = point.at;
  }
  return values;
}

/** Points that no line leads to or from: they would not be seen without a dot. */
export function lonePoints(series: ChartSeries): ChartPoint[] {
  const joins = (a: ChartPoint | undefined, b: ChartPoint | undefined): boolean =>
    a !== undefined && b !== undefined && isDrawn(a) && isDrawn(b) && b.at - a.at <= series.gapAfterMs;
  return series.points.filter((point, index) =>
    isDrawn(point) && !joins(series.points[index - 1], point) && !joins(point, series.points[index + 1]));
}
