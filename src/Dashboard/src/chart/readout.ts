import type { ChartPoint, ChartSeries } from "./series";

export interface Shown {
  readonly series: ChartSeries;
  /** null: nothing was read within the series' own cadence before that time. */
  readonly point: ChartPoint | null;
}

/** What each series had at a time: its newest point not after it, unless that is older than the series' points may be apart. */
export function shownAt(all: readonly ChartSeries[], at: number): Shown[] {
  return all.map((series) => {
    const point = series.points.findLast((each) => each.at <= at) ?? null;
    return { series, point: point !== null && at - point.at <= series.gapAfterMs ? point : null };
  });
}

/** Every time at which some series has a point, in order: where a key steps to. */
export function pointTimes(all: readonly ChartSeries[]): number[] {
  return [...new Set(all.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted((a, b) => a - b);
}
