import type { RouteNight } from "../api/night";
import { groupOf, groups } from "./action";
import { dueOf } from "./due";

const priorities = ["P1", "P2", "FOOTWAY"];
const none = Number.MAX_SAFE_INTEGER;

/**
 * What is to be done first stands first: what a person must decide, then treatments by the time they must start (those that
 * freeze first or are late before the rest), then what may come, then what nothing is known of, then what is watched.
 */
export function byUrgency(routes: readonly RouteNight[], now: number): RouteNight[] {
  return routes
    .map((entry) => ({ entry, key: urgencyKey(entry, now) }))
    .sort((a, b) => compareKeys(a.key, b.key) || a.entry.route.name.localeCompare(b.entry.route.name, "en-GB", { numeric: true }))
    .map(({ entry }) => entry);
}

function urgencyKey({ route, decision }: RouteNight, now: number): number[] {
  const due = dueOf(decision, now);
  const priority = priorities.indexOf(route.priority);
  return [
    groups.indexOf(groupOf(decision)),
    due.kind === "at-once" ? (due.why === "late-risk" ? 0 : 1) : 2,
    due.kind === "none" ? none : due.at ?? 0,
    priority < 0 ? priorities.length : priority,
    decision?.minRst ?? none,
  ];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
