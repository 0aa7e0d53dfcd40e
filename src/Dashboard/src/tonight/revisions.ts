import type { DecisionRecord } from "../api/history";

/** One revision as it stands: its newest record, and how often its numbers were looked at anew. */
export interface Revision {
  readonly record: DecisionRecord;
  readonly looks: number;
}

/**
 * What was decided, newest first, one line for each revision: its last record that was neither corrected nor withdrawn. A
 * revision of which nothing is left is kept as withdrawn.
 */
export function revisionsOf(oldestFirst: readonly DecisionRecord[]): Revision[] {
  const revisions = new Map<number, Revision>();
  for (const record of oldestFirst) {
    const { revision } = record.decision;
    const before = revisions.get(revision);
    const isGone = record.status === "corrected" || record.status === "withdrawn";
    const wasGone = before === undefined || before.record.status === "corrected" || before.record.status === "withdrawn";
    if (before === undefined || !isGone || wasGone) {
      revisions.set(revision, { record, looks: isGone ? 0 : wasGone ? 1 : before.looks + 1 });
    }
  }
  return [...revisions.values()].sort((a, b) => b.record.decision.revision - a.record.decision.revision);
}
