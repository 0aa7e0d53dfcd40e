import type { AlertHistory, BasisReading } from "../api/alertHistory";
import type { LocalTime } from "../time/localTime";

/** One line of an alert's record. */
export interface TimelineEntry {
  readonly kind: "transition" | "action" | "call-out";
  readonly at: number;
  readonly what: string;
  readonly words: string;
  readonly basis: readonly BasisReading[];
}

const deeds: Readonly<Record<string, string>> = { Acknowledge: "Acknowledged", Shelve: "Shelved", Unshelve: "Taken back from the shelf", Confirm: "Confirmed", Override: "Overridden" };

/** What people did and what was sent, about an alert or a decision, in one order: the newest first. */
export function followUpOf({ actions, callOuts }: Pick<AlertHistory, "actions" | "callOuts">, now: number, local: LocalTime): TimelineEntry[] {
  return [
    ...actions.map((each): TimelineEntry => ({
      kind: "action",
      at: each.at,
      what: `${deeds[each.kind] ?? each.kind} by ${each.by}${each.revision === null ? "" : `, revision ${each.revision}`}${each.until === null ? "" : ` until ${local.timeSeenFrom(each.until, now)}`}`,
      words: each.reason,
      basis: [],
    })),
    ...callOuts.map((each): TimelineEntry => ({ kind: "call-out", at: each.at, what: `Called out at level ${each.level}`, words: local.inWords(each.words, now), basis: [] })),
  ].sort((a, b) => b.at - a.at);
}

/** Transitions, what people did and what was sent, in one order: the newest first. */
export function timelineOf(history: AlertHistory, now: number, local: LocalTime): TimelineEntry[] {
  const transitions = history.transitions.map((each): TimelineEntry => ({
    kind: "transition",
    at: each.at,
    what: `${each.state === "Lapsed" ? "Did not last" : each.state}, ${each.severity.toLowerCase()}${each.withdrawn ? ", withdrawn: with what is now known it would not have been given" : ""}`,
    words: local.inWords(each.reason, now),
    basis: each.basis,
  }));
  return [...transitions, ...followUpOf(history, now, local)].sort((a, b) => b.at - a.at);
}
