import type { Decision } from "../api/decision";
import type { LocalTime } from "../time/localTime";
import { actionWords } from "./action";
import { dueOf } from "./due";

/** A change in one sentence for who cannot see the card move, or null where nothing changed that asks for another deed. */
export function announcement(route: string, before: Decision | null, after: Decision | null, now: number, local: LocalTime): string | null {
  const was = words(before, now, local);
  const is = words(after, now, local);
  return was === is ? null : `${route}: now ${is}; was ${was}.`;
}

/** What became of the answer to a decision, or null where nothing did. */
export function answerAnnouncement(route: string, before: Decision | null, after: Decision | null): string | null {
  if (after === null || after.withdrawn) {
    return null;
  }
  if (after.acknowledged !== null) {
    return before?.acknowledged?.at === after.acknowledged.at ? null : `${route}: acknowledged by ${after.acknowledged.by}.`;
  }
  return before?.acknowledged == null ? null : `${route}: not acknowledged since it ${after.acknowledgedBefore?.worsenedAt == null ? "changed" : "worsened"}.`;
}

function words(decision: Decision | null, now: number, local: LocalTime): string {
  if (decision === null) {
    return "no decision";
  }
  const parts = [actionWords(decision.action).label.toLowerCase()];
  if (decision.spreadRate !== null) {
    parts.push(`${decision.spreadRate} grams per square metre`);
  }
  if (decision.treatments === "two" || decision.treatments === "successive") {
    parts.push(`${decision.treatments} treatments`);
  }
  if (decision.windowEnd !== null && dueOf(decision, now).kind !== "none") {
    parts.push(`start by ${local.timeSeenFrom(decision.windowEnd, now)}`);
  }
  if (decision.lateRisk) {
    parts.push("late risk");
  }
  return parts.join(", ");
}
