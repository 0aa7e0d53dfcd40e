import type { Decision } from "../api/decision";
import { groupOf } from "./action";

/** When the gritter of a route must leave. */
export type Due =
  /** It should have left: the latest start has passed, the road will freeze first, or no window was given. */
  | { readonly kind: "at-once"; readonly why: "late-risk" | "passed" | "no-window"; readonly at: number | null }
  /** Not before `at`, and part of the route will freeze first all the same. */
  | { readonly kind: "late-from"; readonly at: number }
  | { readonly kind: "by"; readonly at: number }
  | { readonly kind: "none" };

export function dueOf(decision: Decision | null, now: number): Due {
  if (decision === null || groupOf(decision) !== "treat") {
    return { kind: "none" };
  }
  const { windowStart, windowEnd, lateRisk } = decision;
  if (lateRisk) {
    return windowStart !== null && windowStart > now
      ? { kind: "late-from", at: windowStart }
      : { kind: "at-once", why: "late-risk", at: windowEnd };
  }
  if (windowEnd === null) {
    return { kind: "at-once", why: "no-window", at: null };
  }
  return windowEnd < now ? { kind: "at-once", why: "passed", at: windowEnd } : { kind: "by", at: windowEnd };
}
