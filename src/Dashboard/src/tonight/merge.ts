import { readNote } from "../api/alerts";
import { type Decision, readDecision } from "../api/decision";
import { Fields } from "../api/json";
import type { Night } from "../api/night";
import type { Tonight } from "./tonight";

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

/** Puts an acknowledgement of a live event on the decision it is of. One that is of another state than the page has makes it ask. */
export function mergeAction(night: Night, data: unknown): Night | "ask" | "nothing" {
  const action = Fields.of(data, "event");
  if (!action.has("route") || action.text("day") !== night.day) {
    return "nothing";
  }
  const id = action.number("id");
  const entry = night.routes.find(({ route }) => route.id === action.text("route"));
  const decision = entry?.decision ?? null;
  if (decision === null || decision.withdrawn || decision.revision !== action.number("revision") || action.text("kind") !== "Acknowledge") {
    return "ask";
  }
  if (id < decision.id) {
    // What stands was given after it and already says whether it holds for it.
    return "nothing";
  }
  const after: Decision = { ...decision, acknowledged: readNote(action), acknowledgedBefore: null };
  return { ...night, routes: night.routes.map((each) => (each === entry ? { ...each, decision: after } : each)) };
}

/** Whether what an alert did, or what was done about one, can change what this page shows of the alerts. */
export function touchesCritical({ critical }: Tonight, data: unknown): boolean {
  const fields = Fields.of(data, "event");
  return fields.textOrNull("severity") === "Critical"
    || (critical.kind === "known" && critical.value.some(({ rule, subject }) => fields.raw("rule") === rule && fields.raw("subject") === subject));
}

/** Whether a call-out is about a decision of this night or an alert on this page. It lists only its gravest matters. */
export function touchesCalledOut({ night, critical }: Tonight, data: unknown): boolean {
  const concerns = concernsOf(data);
  return Fields.of(data, "event").number("count") > concerns.length
    || routesCalledOut(night, data).length > 0
    || (critical.kind === "known" && critical.value.some(({ rule, subject }) => concerns.includes(`alert/${rule}/${subject}`)));
}

/** The routes of this night that a call-out lists. */
export function routesCalledOut(night: Night, data: unknown): string[] {
  const concerns = concernsOf(data);
  return night.routes.map(({ route }) => route.id).filter((id) => concerns.includes(`decision/${id}/${night.day}`));
}

function concernsOf(data: unknown): string[] {
  return Fields.of(data, "event").rows("items", (item) => item.text("concern"));
}
