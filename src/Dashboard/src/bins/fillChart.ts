import type { Alert } from "../api/alerts";
import type { Emptying, PastFill } from "../api/binHistory";
import type { ChartContent } from "../chart/chart";
import { duration, type LocalTime } from "../time/localTime";
import { ruleWords } from "../ui/words";
import { noteWords } from "./binView";

/** Everything of one bin in a window. */
export interface BinPast {
  readonly from: number;
  readonly to: number;
  /** Oldest first, as are the emptyings. */
  readonly fills: readonly PastFill[];
  readonly emptyings: readonly Emptying[];
  readonly alerts: readonly Alert[];
  /** Three of its sensor's intervals: what lies further apart has nothing between it. */
  readonly silentAfterMs: number;
}

/** The fill against the thresholds, with a mark at each emptying; a reading that gives no fill breaks the line and says why in the table. */
export function fillChart({ from, to, fills, emptyings, silentAfterMs }: BinPast, collectAtPercent: number): ChartContent {
  return {
    series: [{
      id: "fill", label: "Fill", kind: "measured", colour: 4, gapAfterMs: silentAfterMs,
      points: fills.map(({ observedAt, percent, note, flag }) => ({ at: observedAt, value: percent, flag, note: noteWords(note) ?? undefined })),
    }],
    unit: "%",
    thresholds: [{ value: collectAtPercent, label: `${collectAtPercent} % collect` }, ...(collectAtPercent === 100 ? [] : [{ value: 100, label: "100 % full" }])],
    reach: 0,
    axis: [0, 108],
    marks: emptyings.map(({ at }) => ({ at, label: "emptied" })),
    from, to, now: null,
  };
}

/** Where the percentages began to mean something else; null where they all mean the same. */
export function calibratedAnew({ fills }: BinPast): number | null {
  const changed = fills.find((fill, index) => index > 0 && fill.basis !== fills[index - 1]?.basis);
  return changed?.observedAt ?? null;
}

export interface EmptyingRow {
  readonly when: string;
  readonly from: string;
  readonly to: string;
  readonly sure: string;
}

/** Newest first. A sensor sees that a bin was emptied only at its next reading. */
export function emptyingRows({ emptyings }: BinPast, now: number, local: LocalTime): EmptyingRow[] {
  return emptyings.toReversed().map(({ at, confirmedAt, before, after }) => ({
    when: `${local.timeSeenFrom(at, now)}, ${duration(now - at)} ago`, from: `${Math.round(before)} %`, to: `${Math.round(after)} %`, sure: local.timeSeenFrom(confirmedAt, now),
  }));
}

export interface AlertRow {
  readonly what: string;
  readonly severity: string;
  readonly raised: string;
  readonly cleared: string;
  readonly reason: string;
}

/** Missed collections, fires, tilts and overflows that were raised, newest first; that it was to be collected is in the chart. */
export function alertRows({ alerts }: BinPast, now: number, local: LocalTime): AlertRow[] {
  return alerts.filter(({ rule, raisedAt }) => rule !== "bin-collect" && raisedAt !== null).toSorted((a, b) => (b.raisedAt ?? 0) - (a.raisedAt ?? 0)).map((alert) => ({
    what: ruleWords(alert.rule), severity: alert.severity, raised: local.timeSeenFrom(alert.raisedAt ?? alert.since, now),
    cleared: alert.clearedAt !== null ? local.timeSeenFrom(alert.clearedAt, now) : alert.state === "Stale" ? "not known whether it holds" : "stands now",
    reason: local.inWords(alert.reason, now),
  }));
}
