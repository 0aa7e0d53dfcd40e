import type { Night, RouteNight } from "../api/night";
import { type LocalTime, relative } from "../time/localTime";
import { groupOf } from "./action";
import { dueOf } from "./due";
import { doubtsOf, leadOf } from "./lead";
import { spread, tonnes } from "./units";
import { byUrgency } from "./urgency";

/** One line of the answer to "what is to be done next, and by when". */
export interface Step {
  readonly tone: "now" | "next" | "later" | "unknown" | "clear";
  /** The big word or time. */
  readonly when: string;
  /** What the time means, said small: "start by", "in 1 h 5 min". */
  readonly label: string;
  readonly what: string;
  readonly detail: string;
}

/** The steps of the night from now on, the most pressing first. Never more than one line of each kind. */
export function stepsOf(night: Night, now: number, local: LocalTime): Step[] {
  const routes = byUrgency(night.routes, now);
  const treat = routes.filter((entry) => groupOf(entry.decision) === "treat");
  const timed = treat
    .map((entry) => ({ entry, due: dueOf(entry.decision, now) }))
    .flatMap(({ entry, due }) => (due.kind === "by" || due.kind === "late-from" ? [{ entry, at: due.at, late: due.kind === "late-from" }] : []))
    .sort((a, b) => a.at - b.at);
  const steps = [
    decide(routes.filter((entry) => groupOf(entry.decision) === "decide")),
    atOnce(treat, now),
    ...timedSteps(timed, now, local),
    likely(routes.filter((entry) => groupOf(entry.decision) === "likely")),
    undecided(routes.filter((entry) => groupOf(entry.decision) === "undecided")),
  ].filter((step) => step !== null);
  return steps.some((step) => step.tone !== "unknown") ? steps : [clear(routes), ...steps];
}

interface Timed {
  readonly entry: RouteNight;
  readonly at: number;
  readonly late: boolean;
}

function decide(routes: readonly RouteNight[]): Step | null {
  return routes.length === 0 ? null : {
    tone: "now",
    when: "Decide",
    label: "a person, now",
    what: names(routes),
    detail: routes.length === 1 ? leadOfOnly(routes[0]) : "The rules have no treatment for them. See the reasons.",
  };
}

function leadOfOnly(entry: RouteNight | undefined): string {
  return entry?.decision == null ? "" : leadOf(entry.decision);
}

function atOnce(treat: readonly RouteNight[], now: number): Step | null {
  const due = treat.map((entry) => ({ entry, due: dueOf(entry.decision, now) })).filter(({ due }) => due.kind === "at-once");
  if (due.length === 0) {
    return null;
  }
  const late = due.filter(({ due }) => due.kind === "at-once" && due.why === "late-risk").length;
  const passed = due.filter(({ due }) => due.kind === "at-once" && due.why === "passed").length;
  const detail = [
    late > 0 ? `${late} may freeze, or have frozen, before the whole route is treated. ` : "",
    passed > 0 ? `${passed} past the latest start. ` : "",
  ].join("");
  return {
    tone: "now",
    when: "Now",
    label: "start at once, unless treated already",
    what: names(due.map(({ entry }) => entry), allNamed),
    detail: `${detail}${salt(due.map(({ entry }) => entry))} in all. This page does not know what has been treated.`,
  };
}

function timedSteps(timed: readonly Timed[], now: number, local: LocalTime): Step[] {
  const first = timed[0];
  if (first === undefined) {
    return [];
  }
  const label = (at: number, late: boolean): string => `${late ? "start from" : "start by"}, ${relative(at, now)}`;
  const together = timed.filter(({ at, late }) => at === first.at && late === first.late).map(({ entry }) => entry);
  const steps: Step[] = [{
    tone: "next",
    when: local.timeSeenFrom(first.at, now),
    label: label(first.at, first.late),
    what: names(together),
    detail: together.length === 1 ? treatment(first.entry) : `${salt(together)} for ${together.length} routes`,
  }];
  const rest = timed.slice(together.length);
  const last = rest.at(-1);
  if (rest[0] !== undefined && last !== undefined) {
    steps.push({
      tone: "later",
      when: local.timeSeenFrom(rest[0].at, now),
      label: `then, ${relative(rest[0].at, now)}`,
      what: rest.length === 1 ? names([rest[0].entry]) : `${names([rest[0].entry])} and ${rest.length - 1} more`,
      detail: rest.length === 1 ? treatment(rest[0].entry) : `${salt(rest.map(({ entry }) => entry))} in all; the last is due at ${local.timeSeenFrom(last.at, now)}`,
    });
  }
  return steps;
}

function likely(routes: readonly RouteNight[]): Step | null {
  return routes.length === 0 ? null : {
    tone: "later", when: "Likely", label: "time not yet known", what: names(routes), detail: "Treatment is likely; its start has yet to be set.",
  };
}

function undecided(routes: readonly RouteNight[]): Step | null {
  return routes.length === 0 ? null : {
    tone: "unknown", when: "Not known", label: "no decision", what: names(routes), detail: "No decision is not “no action”: look at the road or the forecast.",
  };
}

function clear(routes: readonly RouteNight[]): Step {
  const decided = routes.filter((entry) => groupOf(entry.decision) !== "undecided").length;
  if (decided === 0) {
    return { tone: "unknown", when: "Nothing decided", label: "yet", what: routes.length === 0 ? "The network has no gritting route." : "No route has a decision for this day.", detail: "" };
  }
  const watched = routes.filter((entry) => groupOf(entry.decision) === "monitor").length;
  // A calm that rests on little is not shown as one.
  const doubted = routes.filter(({ decision }) => decision !== null && groupOf(decision) !== "undecided" && doubtsOf(decision).length > 0).length;
  return {
    tone: doubted === 0 ? "clear" : "unknown",
    when: "Nothing due",
    label: "no treatment stands",
    what: decided === routes.length ? "No route is to be treated." : `None of the ${decided} decided routes is to be treated.`,
    detail: [watched === 0 ? "" : `${watched} to be watched.`, doubted === 0 ? "" : `The basis of ${doubted} is in doubt.`].filter((part) => part !== "").join(" "),
  };
}

function treatment({ route, decision }: RouteNight): string {
  if (decision === null) {
    return "";
  }
  return [spread(decision, route.salt), decision.saltTonnes === null ? null : tonnes(decision.saltTonnes)].filter((part) => part !== null).join(" · ");
}

/** The salt for these routes; a sum that leaves one out says "at least". */
function salt(routes: readonly RouteNight[]): string {
  const known = routes.flatMap(({ decision }) => (decision?.saltTonnes == null ? [] : [decision.saltTonnes]));
  const sum = tonnes(known.reduce((total, each) => total + each, 0));
  return known.length === routes.length ? sum : `At least ${sum}`;
}

/** Whoever must leave now is named, not counted. */
const allNamed = 12;

function names(routes: readonly RouteNight[], atMost = 3): string {
  const shown = routes.slice(0, atMost).map(({ route }) => route.name);
  const more = routes.length - shown.length;
  if (more > 0) {
    return `${shown.join(", ")} and ${more} more`;
  }
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
