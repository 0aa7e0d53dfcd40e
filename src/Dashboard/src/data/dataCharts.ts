import type { Bucket, Pages, Reading } from "../api/readings";
import type { ChartContent } from "../chart/chart";
import type { ChartPoint, ChartSeries } from "../chart/series";
import type { SeriesName } from "../ui/places";
import { quantityName, unitSymbol } from "../ui/value";
import type { Mean, Selection } from "./selection";

/** One series as the host gave it. */
export interface Fetched {
  readonly name: SeriesName;
  readonly unit: string;
  readonly label: string;
  /** reference or indicative; null where the sensor has left the network. */
  readonly grade: string | null;
  readonly silentAfterMs: number;
  readonly raw: Pages<Reading> | null;
  readonly means: Pages<Bucket> | null;
}

export interface DataChart {
  readonly id: string;
  readonly title: string;
  readonly content: ChartContent;
}

const widths: Readonly<Record<Mean, number>> = { raw: 0, "1h": 3_600_000, "1d": 25 * 3_600_000 };

/** A chart for each unit: two units on one axis would say that they compare. */
export function dataCharts(fetched: readonly Fetched[], selection: Selection, now: number): DataChart[] {
  const units = [...new Set(fetched.map(({ unit }) => unit))];
  return units.map((unit) => {
    const members = fetched.filter((each) => each.unit === unit);
    const quantities = new Set(members.map(({ name }) => name.quantity));
    const what = [...quantities].map(quantityName).join(", ");
    const mean = { raw: "", "1h": ", hourly means", "1d": ", daily means" }[selection.mean];
    return {
      id: `unit-${unit}`,
      title: `${what}${unitSymbol(unit) === "" ? "" : `, ${unitSymbol(unit)}`}${mean}`,
      content: {
        series: members.map((each, index) => seriesOf(each, index, selection.mean)), unit, quantity: quantities.size === 1 ? [...quantities][0] : undefined,
        thresholds: [], reach: 0, from: selection.from, to: selection.to, now: now > selection.from && now < selection.to ? now : null,
      },
    };
  });
}

function seriesOf(each: Fetched, colour: number, mean: Mean): ChartSeries {
  return {
    id: `${each.name.sensor}:${each.name.quantity}`, label: each.label, kind: "measured", colour,
    gapAfterMs: mean === "raw" ? each.silentAfterMs : widths[mean] * 1.01,
    points: each.means === null ? (each.raw?.rows ?? []).filter(isOf(each)).map(pointOfReading) : each.means.rows.filter(isOf(each)).map(pointOfBucket),
  };
}

/** Only what was asked for, whatever was answered. */
function isOf({ name }: Fetched): (row: { readonly sensor: string; readonly quantity: string }) => boolean {
  return (row) => row.sensor === name.sensor && row.quantity === name.quantity;
}

function pointOfReading({ observedAt, value, flag, test }: Reading): ChartPoint {
  return { at: observedAt, value, flag, note: test ?? undefined };
}

/** A mean of too little is no mean: it is drawn as a gap, and its capture is said. */
export function pointOfBucket(bucket: Bucket): ChartPoint {
  const share = bucket.capture === null ? "capture not known" : `${Math.round(bucket.capture * 100)} % read`;
  const enough = bucket.sufficient && bucket.value !== null;
  return {
    at: bucket.end, value: enough ? bucket.value : null, flag: "pass",
    note: [enough ? share : `not enough data: ${share}`, bucket.suspect > 0 ? `${bucket.suspect} suspect` : null, bucket.failed > 0 ? `${bucket.failed} failed` : null, bucket.partial ? "part of it outside the period" : null]
      .filter((part) => part !== null).join(", "),
  };
}

/** Where an answer was cut: everything after it is not drawn, and that must be said. */
export function cutAt({ raw, means }: Fetched): number | null {
  return raw !== null && raw.next !== null ? raw.rows.at(-1)?.observedAt ?? null
    : means !== null && means.next !== null ? means.rows.at(-1)?.end ?? null : null;
}
