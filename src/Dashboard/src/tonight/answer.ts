import type { Decision } from "../api/decision";
import type { LocalTime } from "../time/localTime";
import { groupOf } from "./action";

/**
 * Whether somebody has answered for a decision. "worsened" and "changed" had an answer once, to something else than what stands:
 * they never read as answered. "quiet" asks nothing of anybody and was not answered.
 */
export type AnswerKind = "acknowledged" | "worsened" | "changed" | "open" | "quiet";

export interface Answer {
  readonly kind: AnswerKind;
  /** A tag's words; null where there is nothing to say. */
  readonly tag: string | null;
  readonly words: string | null;
}

export function answerKind(decision: Decision): AnswerKind {
  if (decision.acknowledged !== null) {
    return "acknowledged";
  }
  if (decision.acknowledgedBefore !== null) {
    return decision.acknowledgedBefore.worsenedAt === null ? "changed" : "worsened";
  }
  return asksForDeed(decision) ? "open" : "quiet";
}

/** Whether it puts somebody to work: only these count as unanswered. */
export function asksForDeed(decision: Decision): boolean {
  const group = groupOf(decision);
  return group === "treat" || group === "decide";
}

export function answerOf(decision: Decision, now: number, local: LocalTime): Answer {
  const kind = answerKind(decision);
  const before = decision.acknowledgedBefore;
  switch (kind) {
    case "acknowledged":
      return { kind, tag: null, words: `Acknowledged ${noteWords(decision.acknowledged, now, local)}` };
    case "worsened":
      return {
        kind, tag: "Worsened, not acknowledged",
        words: `Not acknowledged since it worsened at ${local.timeSeenFrom(before?.worsenedAt ?? now, now)}: ${before?.worse ?? ""}. Revision ${before?.revision ?? 0} was acknowledged ${noteWords(before, now, local)}`,
      };
    case "changed":
      return { kind, tag: "Not acknowledged", words: `Not acknowledged since it changed. Revision ${before?.revision ?? 0} was acknowledged ${noteWords(before, now, local)}` };
    case "open":
      return { kind, tag: "Not acknowledged", words: null };
    case "quiet":
      return { kind, tag: null, words: null };
  }
}

function noteWords(note: { readonly by: string; readonly at: number; readonly reason: string } | null, now: number, local: LocalTime): string {
  return note === null ? "" : `by ${note.by} at ${local.timeSeenFrom(note.at, now)}: ${note.reason}`;
}
