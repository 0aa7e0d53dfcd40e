import { duration, type LocalTime } from "../time/localTime";
import { valueText } from "../ui/value";
import { flagWords } from "./look";
import { type ChartPoint, type ChartSeries, type Gap, gapsOf, isDrawn } from "./series";

/** "−1.2 °C, suspect (Spike)"; "no value" where it is known that there is none. */
export function pointText(point: ChartPoint, unit: string, quantity?: string): string {
  const flag = flagWords[point.flag];
  return [
    point.value === null ? "no value" : valueText(point.value, unit, quantity),
    flag === "" ? point.note : point.note === undefined ? flag : `${flag} (${point.note})`,
  ].filter((part) => part !== undefined).join(", ");
}

/** One series in a sentence, for who cannot see its line. */
export function seriesText(series: ChartSeries, unit: string, now: number, local: LocalTime, quantity?: string): string {
  const drawn = series.points.filter(isDrawn);
  const newest = drawn.at(-1);
  if (newest === undefined) {
    return `${series.label}: nothing to draw${failed(series)}.`;
  }
  const values = drawn.map(({ value }) => value);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const range = low === high ? valueText(low, unit, quantity) : `${valueText(low, unit, quantity)} to ${valueText(high, unit, quantity)}`;
  const gaps = gapsOf(series).length;
  const suspect = series.points.filter(({ flag }) => flag === "suspect").length;
  return `${series.label}: ${range}, last ${valueText(newest.value, unit, quantity)} at ${local.timeSeenFrom(newest.at, now)}`
    + `${gaps === 0 ? "" : `, ${gaps} ${gaps === 1 ? "gap" : "gaps"}`}${suspect === 0 ? "" : `, ${suspect} suspect`}${failed(series)}.`;
}

/** "Road surface: from 02:10 to 03:40 (1 h 30 min)", newest first, no more than `most` and how many more there are. */
export function gapTexts(series: ChartSeries, from: number, to: number, now: number, local: LocalTime, most: number): string[] {
  const gaps = gapsOf(series, from, to).toReversed();
  const texts = gaps.slice(0, most).map((gap) => gapText(gap, now, local));
  return gaps.length > most ? [...texts, `and ${gaps.length - most} more`] : texts;
}

function gapText({ from, to }: Gap, now: number, local: LocalTime): string {
  return `${local.timeSeenFrom(from, now)} to ${local.timeSeenFrom(to, now)} (${duration(to - from)})`;
}

function failed(series: ChartSeries): string {
  const count = series.points.filter(({ flag }) => flag === "fail").length;
  return count === 0 ? "" : `, ${count} failed`;
}
