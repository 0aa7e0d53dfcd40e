import type { Decision, Order } from "../api/decision";
import type { Freshness, Route, RouteNight } from "../api/night";
import { duration, type LocalTime, relative } from "../time/localTime";
import { actionWords, type Group, groupOf } from "./action";
import { type Answer, answerOf } from "./answer";
import { dueOf } from "./due";
import { doubtsOf, isAssumed, isDry, leadOf } from "./lead";
import { celsius, chance, kilometres, percent, spread, tonnes } from "./units";

export interface Fact {
  readonly term: string;
  readonly value: string;
}

/** Everything a route's card says, as text: what the page shows is decided here, where it can be tested without a browser. */
export interface CardView {
  readonly id: string;
  readonly name: string;
  readonly road: string;
  readonly group: Group;
  readonly action: string;
  readonly due: { readonly label: string; readonly time: string; readonly more: string; readonly late: boolean } | null;
  readonly lead: string;
  /** What of its basis is missing or doubted, each in a sentence. */
  readonly doubts: readonly string[];
  /** When it was decided, of when its numbers and its forecast are. */
  readonly dated: string;
  readonly facts: readonly Fact[];
  readonly reasons: readonly string[];
  readonly basis: readonly Fact[];
  readonly readings: string;
  /** Why the data behind it is stale; null when it is fresh. */
  readonly stale: string | null;
  readonly lateRisk: boolean;
  readonly revised: string | null;
  /** Whether somebody has answered for it; null without a decision. */
  readonly answer: Answer | null;
  readonly calledOut: string | null;
  /** What a person ordered, or that what stands is not what was; null where nobody has. */
  readonly ordered: string | null;
  /** The decision that can be ordered as it is; null when it has been, or leaves something to a person. */
  readonly toConfirm: Decision | null;
  readonly toOverride: Decision | null;
  /** The decision that can be acknowledged; null when there is none, or it is already. */
  readonly toAcknowledge: Decision | null;
}

const recently = 30 * 60_000;

export function cardView({ route, decision: given, freshness }: RouteNight, now: number, local: LocalTime): CardView {
  const group = groupOf(given);
  const decision = group === "undecided" ? null : given;
  return {
    id: route.id,
    name: route.name,
    road: `${priorityWords(route.priority)}, ${kilometres(route.lengthKm)}`,
    group,
    action: decision === null ? "No decision" : actionWords(decision.action).label,
    due: dueView(decision, now, local),
    lead: decision === null ? whyUndecided(given, freshness) : local.inWords(leadOf(decision), now),
    doubts: decision === null ? [] : doubtsOf(decision).map((doubt) => local.inWords(doubt, now)),
    dated: decision === null ? "" : datedWords(decision, now, local),
    facts: decision === null ? [] : factsOf(decision, route, now, local),
    reasons: decision?.reasons.map((reason) => local.inWords(reason.text, now)) ?? [],
    basis: decision === null ? [] : basisOf(decision, now, local),
    readings: readingsWords(freshness, now),
    stale: freshness.stale ? local.inWords(freshness.staleReason ?? "A station of this route is silent.", now) : null,
    lateRisk: decision?.lateRisk ?? false,
    revised: decision !== null && decision.revision > 1 && now - decision.decidedAt < recently
      ? `Revised at ${local.timeSeenFrom(decision.decidedAt, now)}, revision ${decision.revision}`
      : null,
    answer: decision === null ? null : answerOf(decision, now, local),
    calledOut: decision?.calledOut == null ? null : `Called out at level ${decision.calledOut.level} at ${local.timeSeenFrom(decision.calledOut.at, now)}`,
    ordered: decision === null ? null : orderedWords(decision, now, local),
    toConfirm: decision === null || decision.order?.kind === "confirm" || leavesToPerson(decision) ? null : decision,
    toOverride: decision,
    toAcknowledge: decision === null || decision.acknowledged !== null ? null : decision,
  };
}

function leavesToPerson(decision: Decision): boolean {
  const group = groupOf(decision);
  return group === "decide" || (group === "treat" && decision.spreadRate === null);
}

function orderedWords({ order, orderBefore }: Decision, now: number, local: LocalTime): string | null {
  if (order !== null) {
    return order.kind === "confirm"
      ? `Confirmed by ${order.by} at ${local.timeSeenFrom(order.at, now)}`
      : `Overridden by ${order.by} at ${local.timeSeenFrom(order.at, now)}: ${orderWords(order, now, local)}. ${order.reason}`;
  }
  return orderBefore === null ? null
    : `Not confirmed as it stands. Revision ${orderBefore.revision} was ${orderBefore.kind === "confirm" ? "confirmed" : "overridden"} by ${orderBefore.by} at ${local.timeSeenFrom(orderBefore.at, now)}: ${orderWords(orderBefore, now, local)}`;
}

function orderWords(order: Order, now: number, local: LocalTime): string {
  const often = { none: "", one: ", once", two: ", twice", successive: ", again and again" }[order.treatments];
  return `${actionWords(order.action).label}${order.spreadRate === null ? "" : `, ${order.spreadRate} g/m²`}${often}${order.start === null ? "" : `, from ${local.timeSeenFrom(order.start, now)}`}`;
}

function dueView(decision: Decision | null, now: number, local: LocalTime): CardView["due"] {
  if (decision !== null && groupOf(decision) === "decide") {
    return { label: "A person must", time: "Decide", more: "now", late: true };
  }
  const due = dueOf(decision, now);
  switch (due.kind) {
    case "by":
      return { label: "Start by", time: local.timeSeenFrom(due.at, now), more: relative(due.at, now), late: false };
    case "late-from":
      return { label: "Start at", time: local.timeSeenFrom(due.at, now), more: `${relative(due.at, now)}, too late for all of it`, late: true };
    case "at-once":
      return { label: due.at !== null && due.at < now ? "Overdue: start" : "Start", time: "Now", more: atOnceWords(due, decision?.windowStart ?? null, now, local), late: true };
    case "none":
      return null;
  }
}

function atOnceWords(due: { readonly at: number | null }, opened: number | null, now: number, local: LocalTime): string {
  if (due.at === null) {
    return "no start window was given";
  }
  const at = local.timeSeenFrom(due.at, now);
  if (due.at >= now) {
    return `latest start ${at}, ${relative(due.at, now)}: too near to turn out in time`;
  }
  // A window without length: what calls for it was there from then on, or from before the decision day.
  return `unless treated already; ${opened === due.at ? "due since" : "latest start was"} ${at}, ${duration(now - due.at)} ago`;
}

function datedWords(decision: Decision, now: number, local: LocalTime): string {
  const decided = `Decided ${local.timeSeenFrom(decision.decidedAt, now)}`;
  const numbers = decision.assessedAt === decision.decidedAt ? "" : `, numbers of ${local.timeSeenFrom(decision.assessedAt, now)}`;
  const forecast = decision.forecastIssuedAt === null
    ? "No forecast"
    : `Forecast issued ${local.timeSeenFrom(decision.forecastIssuedAt, now)}, ${duration(now - decision.forecastIssuedAt)} ago`;
  return `${decided}${numbers}. ${forecast}.`;
}

function factsOf(decision: Decision, route: Route, now: number, local: LocalTime): Fact[] {
  const facts: Fact[] = [];
  const salted = spread(decision, route.salt);
  if (salted !== null) {
    facts.push({ term: "Spread", value: salted });
    facts.push({ term: "Salt", value: decision.saltTonnes === null ? "depends on how often" : tonnes(decision.saltTonnes) });
  } else if (groupOf(decision) === "treat") {
    facts.push({ term: "Spread", value: "rate is a person’s call" });
  }
  // A start that has passed is overdue, and says so where the time stands: it is no plan.
  if (decision.windowStart !== null && decision.windowEnd !== null && decision.windowStart < decision.windowEnd && now <= decision.windowEnd) {
    facts.push({ term: "Start between", value: `${local.timeSeenFrom(decision.windowStart, now)} and ${local.timeSeenFrom(decision.windowEnd, now)}` });
  }
  facts.push({ term: "Lowest road surface", value: lowest(decision, now, local) });
  facts.push({ term: isDry(decision) && groupOf(decision) !== "treat" ? "First below zero, dry" : "First freeze", value: firstFreeze(decision, now, local) });
  facts.push({ term: "Basis until", value: basisUntil(decision, now, local) });
  if (decision.iceProbability !== null) {
    facts.push({ term: "Ice, if untreated", value: `${chance(decision.iceProbability)} likely` });
  }
  facts.push({ term: "Confidence, not calibrated", value: percent(decision.confidence) });
  return facts;
}

function lowest(decision: Decision, now: number, local: LocalTime): string {
  if (decision.minRst === null) {
    return "not known";
  }
  const assumed = isAssumed(decision) ? ", assumed" : "";
  return decision.minRstAt === null ? `${celsius(decision.minRst)}${assumed}` : `${celsius(decision.minRst)} at ${local.timeSeenFrom(decision.minRstAt, now)}${assumed}`;
}

/** "None" only as far as there is a basis, and only for a road that stays above freezing. */
function firstFreeze(decision: Decision, now: number, local: LocalTime): string {
  if (decision.firstFreezeAt !== null) {
    const at = local.timeSeenFrom(decision.firstFreezeAt, now);
    return decision.firstFreezeAt < now ? `${at}, ${duration(now - decision.firstFreezeAt)} ago` : at;
  }
  if (decision.basisUntil === null || decision.minRst === null) {
    return "not known";
  }
  return decision.minRst > 0 ? `none up to ${local.timeSeenFrom(decision.basisUntil, now)}` : "not given";
}

function basisUntil(decision: Decision, now: number, local: LocalTime): string {
  if (decision.basisUntil === null) {
    return "no basis";
  }
  const at = local.timeSeenFrom(decision.basisUntil, now);
  return decision.basisUntil < now ? `${at}, passed` : at;
}

function basisOf(decision: Decision, now: number, local: LocalTime): Fact[] {
  return [
    { term: "Decided at", value: `${local.timeSeenFrom(decision.decidedAt, now)}, revision ${decision.revision}` },
    { term: "Numbers of", value: local.timeSeenFrom(decision.assessedAt, now) },
    { term: "Treatment matrix row", value: decision.matrixRow ?? "none used" },
    { term: "Rules", value: decision.ruleVersion },
  ];
}

function readingsWords(freshness: Freshness, now: number): string {
  return freshness.newestReadingAt === null ? "No reading yet" : `Newest reading ${duration(now - freshness.newestReadingAt)} old`;
}

function whyUndecided(given: Decision | null, freshness: Freshness): string {
  if (given !== null) {
    return "The last decision was withdrawn: with what is now known it would not have been given.";
  }
  if (freshness.staleReason !== null) {
    return `Not decided: ${freshness.staleReason}`;
  }
  return freshness.newestReadingAt === null
    ? "Not decided: none of its stations has reported."
    : "Not decided: the rules have not yet judged this route for this day.";
}

function priorityWords(priority: string): string {
  return priority === "FOOTWAY" ? "Footway" : priority;
}
