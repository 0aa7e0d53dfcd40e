import { type Decision, readDecision } from "../api/decision";
import type { Night } from "../api/night";

/** What a live decision does to the night on the page. */
export type Merge =
  | { readonly kind: "changed"; readonly night: Night; readonly route: string; readonly before: Decision | null; readonly after: Decision }
  /** Already known, or of a day gone by. */
  | { readonly kind: "nothing" }
  /** It can't be told from the event alone what stands now: ask the host. */
  | { readonly kind: "ask" };

/** Puts the decision of a live event in its place. Only a later revision, or a later record of the same one, replaces what stands. */
export function merge(night: Night, data: unknown): Merge {
  const after = readDecision(data, "event");
  if (after.day !== night.day) {
    return { kind: after.day > night.day ? "ask" : "nothing" };
  }
  const entry = night.routes.find(({ route }) => route.id === after.route);
  if (entry === undefined || after.withdrawn) {
    return { kind: "ask" };
  }
  const before = entry.decision;
  const isNewer = before === null || after.revision > before.revision || (after.revision === before.revision && after.id > before.id);
  if (!isNewer) {
    return { kind: "nothing" };
  }
  const routes = night.routes.map((each) => (each === entry ? { ...each, decision: after } : each));
  return { kind: "changed", night: { ...night, routes }, route: entry.route.name, before, after };
}
