import { type ChartSeries, isDrawn } from "./series";

export interface Threshold {
  readonly value: number;
  /** Short enough to stand inside a chart. */
  readonly label: string;
}

export interface Range {
  readonly low: number;
  readonly high: number;
  /** Thresholds near enough to what was measured to be drawn without flattening it. */
  readonly thresholds: readonly Threshold[];
}

/**
 * The span of the value axis. Failed values do not stretch it (one reading of 99 °C would flatten the night): they are drawn at
 * its edge. A threshold is drawn where it is inside, or no further outside than a quarter of what the data span or `reach`.
 */
export function rangeOf(all: readonly ChartSeries[], thresholds: readonly Threshold[], reach: number): Range {
  const values = all.flatMap(({ points }) => points.filter(isDrawn).map(({ value }) => value));
  const data = values.length > 0 ? values : thresholds.slice(0, 1).map(({ value }) => value);
  let low = data.reduce((least, value) => Math.min(least, value), data[0] ?? 0);
  let high = data.reduce((most, value) => Math.max(most, value), data[0] ?? 1);
  const room = Math.max(reach, (high - low) / 4);
  const near = thresholds.filter(({ value }) => value >= low - room && value <= high + room);
  for (const { value } of near) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = Math.max((high - low) * 0.06, reach / 10, Number.EPSILON);
  return { low: low - margin, high: high + margin, thresholds: near };
}

/** Moves places apart until none is nearer to the next than `least`, inside [low, high], and keeps their order. */
export function spread(places: readonly number[], least: number, low: number, high: number): number[] {
  const order = places.map((place, index) => ({ place: Math.min(high, Math.max(low, place)), index })).toSorted((a, b) => a.place - b.place || a.index - b.index);
  for (let i = 1; i < order.length; i++) {
    const [before, here] = [order[i - 1], order[i]];
    if (before !== undefined && here !== undefined) {
      here.place = Math.max(here.place, before.place + least);
    }
  }
  let limit = high;
  for (const each of order.toReversed()) {
    each.place = Math.min(each.place, limit);
    limit = each.place - least;
  }
  const moved = new Array<number>(places.length).fill(0);
  for (const { place, index } of order) {
    moved[index] = place;
  }
  return moved;
}

/** A number of an axis to exactly as many decimals as its steps need: 2.5 is never written as 3. */
export function axisNumber(value: number, splits: readonly number[]): string {
  const step = Math.abs((splits[1] ?? 1) - (splits[0] ?? 0));
  const decimals = [0, 1, 2, 3, 4, 5].find((each) => Math.abs(step * 10 ** each - Math.round(step * 10 ** each)) < 1e-6) ?? 6;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}
