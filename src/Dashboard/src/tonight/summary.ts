import type { Night } from "../api/night";
import { answerKind, asksForDeed } from "./answer";
import { type Group, groupOf, groups } from "./action";

/** The night in counts. Every route is in exactly one of them. */
export interface Summary {
  readonly counts: Readonly<Record<Group, number>>;
  /** t over the routes to treat whose tonnage is known. */
  readonly saltTonnes: number;
  /** Routes to treat without a tonnage: successive treatments, or a rate that a person sets. The sum leaves them out and says so. */
  readonly withoutTonnage: number;
  readonly stale: number;
  /** Of those that put somebody to work, how many nobody has acknowledged as they stand. */
  readonly unanswered: number;
  /** Those that nobody has acknowledged since they worsened, whatever they ask for. */
  readonly worsened: number;
}

export function summarise(night: Night): Summary {
  const counts = Object.fromEntries(groups.map((group) => [group, 0])) as Record<Group, number>;
  let saltTonnes = 0;
  let withoutTonnage = 0;
  for (const { decision } of night.routes) {
    const group = groupOf(decision);
    counts[group]++;
    if (group === "treat") {
      saltTonnes += decision?.saltTonnes ?? 0;
      withoutTonnage += decision?.saltTonnes == null ? 1 : 0;
    }
  }
  const decided = night.routes.flatMap(({ decision }) => (decision === null || decision.withdrawn ? [] : [decision]));
  return {
    counts,
    saltTonnes,
    withoutTonnage,
    unanswered: decided.filter((decision) => asksForDeed(decision) && decision.acknowledged === null).length,
    worsened: decided.filter((decision) => answerKind(decision) === "worsened").length,
    stale: night.routes.filter((entry) => entry.freshness.stale).length,
  };
}
