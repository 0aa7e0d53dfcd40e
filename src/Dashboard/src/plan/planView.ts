import type { PlanSums, PlanTotals, RoutePlan, WhatIf } from "../api/plan";
import type { LocalTime } from "../time/localTime";
import { relative } from "../time/localTime";
import { actionWords, groupOfAction } from "../tonight/action";
import { celsius, chance, tonnes } from "../tonight/units";
import { whole } from "../ui/amount";
import { count, listed } from "../ui/words";

const space = "\u00a0";
const often = { none: "", one: ", once", two: ", twice", successive: ", again and again" } as const;

/** "£1,204" */
export function pounds(value: number): string {
  return `£${whole(value)}`;
}

export interface Total {
  readonly term: string;
  readonly value: string;
  readonly note: string;
}

/** What the night takes. A sum that leaves routes out says "at least". */
export function totals({ routesTreated, saltTonnes, assumed, pounds: cost, spreadersAtOnce, spreaders, byPerson, undecided }: PlanTotals): Total[] {
  const least = byPerson.length + undecided.length > 0 ? "at least " : "";
  const assumption = assumed ? "partly assumed" : "";
  return [
    { term: "Routes to treat", value: `${least}${routesTreated}`, note: "" },
    { term: "Salt", value: `${least}${tonnes(saltTonnes)}`, note: assumption },
    { term: "Cost", value: `${least}${pounds(cost)}`, note: assumed ? assumption : "at the prices set here" },
    { term: "Spreaders out at once", value: `${least}${spreadersAtOnce}`, note: spreaders === null ? "how many there are is not set" : `of ${spreaders}` },
  ];
}

/** What whoever plans by these sums must know: each in a sentence. */
export function planWarnings({ totals: { spreaders, spreadersAtOnce, byPerson, undecided }, routes }: PlanSums, nameOf: (route: string) => string, now: number): string[] {
  const late = routes.filter(({ startBy, spreadRate, action }) => startBy !== null && startBy < now && (spreadRate !== null || groupOfAction(action) === "treat"));
  return [
    ...(spreaders !== null && spreadersAtOnce > spreaders ? [`${spreadersAtOnce} spreaders are needed at once and there are ${spreaders}: some routes must start before their latest start.`] : []),
    ...(byPerson.length > 0 ? [`A person must decide about ${listed(byPerson.map(nameOf))}: no sum holds what will be needed there.`] : []),
    ...(undecided.length > 0 ? [`Nothing is decided about ${listed(undecided.map(nameOf))}: no sum holds what may be needed there.`] : []),
    ...(late.length > 0 ? [`The latest start has passed on ${listed(late.map(({ name }) => name))}. The plan does not know what has been treated.`] : []),
  ];
}

/** The columns of a route's line in the plan. */
export const planColumns = ["Route", "What", "Salt", "Loads each time", "Cost", "Start by", "Then done by", "Lowest road surface", "Ice, if untreated"] as const;

export function planRow(plan: RoutePlan, now: number, local: LocalTime): string[] {
  const treats = plan.saltTonnes > 0 || plan.spreadRate !== null;
  return [
    plan.name,
    whatWords(plan),
    treats ? `${tonnes(plan.saltTonnes)}${plan.assumed ? ", assumed" : ""}` : groupOfAction(plan.action) === "decide" ? "a person’s call" : "none",
    treats ? String(plan.loadsPerTreatment) : "–",
    treats ? `${pounds(plan.pounds)}${plan.assumed ? ", assumed" : ""}` : "–",
    plan.startBy === null ? "–" : `${local.timeSeenFrom(plan.startBy, now)}, ${relative(plan.startBy, now)}`,
    plan.doneBy === null ? "–" : local.timeSeenFrom(plan.doneBy, now),
    plan.minRst === null ? "not known" : celsius(plan.minRst),
    plan.iceProbability === null ? "not known" : chance(plan.iceProbability),
  ];
}

/** "Precautionary, 10 g/m², once; ordered" */
export function whatWords({ action, spreadRate, treatments, ordered }: RoutePlan): string {
  const rate = spreadRate === null ? "" : `, ${spreadRate}${space}g/m²`;
  return `${actionWords(action).label}${rate}${often[treatments]}${ordered ? "; ordered" : ""}`;
}

/** The two nights' sums side by side: what, as it is, what if, and by how much they differ. */
export function comparedTotals({ asItIs: { totals: one }, whatIf: { totals: other } }: WhatIf): string[][] {
  const row = (what: string, a: number, b: number, words: (value: number) => string): string[] =>
    [what, words(a), words(b), a === b ? "the same" : `${b > a ? "+" : "−"}${words(Math.abs(b - a))}`];
  const plain = (value: number): string => String(value);
  return [
    row("Routes to treat", one.routesTreated, other.routesTreated, plain),
    row("Salt", one.saltTonnes, other.saltTonnes, tonnes),
    row("Cost", one.pounds, other.pounds, pounds),
    row("Spreaders out at once", one.spreadersAtOnce, other.spreadersAtOnce, plain),
    row("Left to a person", one.byPerson.length, other.byPerson.length, plain),
    row("Without a decision", one.undecided.length, other.undecided.length, plain),
  ];
}

/** Each route that would be treated otherwise: its name, as it is, what if, each with its start and lowest surface. */
export function comparedRoutes({ changed, asItIs, whatIf }: WhatIf, nameOf: (route: string) => string, now: number, local: LocalTime): string[][] {
  const words = (side: PlanSums, id: string): string => {
    const plan = side.routes.find(({ route }) => route === id);
    return plan === undefined ? "no decision"
      : [whatWords(plan), plan.startBy === null ? "" : `start by ${local.timeSeenFrom(plan.startBy, now)}`, plan.minRst === null ? "" : `lowest ${celsius(plan.minRst)}`].filter((each) => each !== "").join("; ");
  };
  return changed.map((id) => [nameOf(id), words(asItIs, id), words(whatIf, id)]);
}

/** What was asked, in a sentence: "2 K colder, rain and snow 2 h later". */
export function questionWords(question: URLSearchParams): string {
  const number = (name: string): number | null => {
    const text = question.get(name);
    return text === null ? null : Number(text);
  };
  const [kelvin, later, precautionary, noAction] = [number("temperatureK"), number("precipitationLaterHours"), number("precautionaryAtOrBelowRst"), number("noActionAboveRst")];
  const dry = question.get("treatDryRoads");
  return listed([
    kelvin === null ? "" : `${Math.abs(kelvin)}${space}K ${kelvin < 0 ? "colder" : "warmer"}`,
    later === null ? "" : `rain and snow ${Math.abs(later)}${space}h ${later < 0 ? "earlier" : "later"}`,
    precautionary === null ? "" : `a moist road treated at or below ${celsius(precautionary)}`,
    noAction === null ? "" : `no action above ${celsius(noAction)}`,
    dry === null ? "" : dry === "true" ? "dry roads treated too" : "dry roads not treated",
  ].filter((each) => each !== ""));
}

/** "7 of 12 routes would be treated otherwise." */
export function changedWords({ changed, asItIs, whatIf }: WhatIf): string {
  const all = new Set([...asItIs.routes, ...whatIf.routes].map(({ route }) => route)
    .concat(asItIs.totals.undecided, whatIf.totals.undecided)).size;
  return changed.length === 0 ? `None of ${count(all, "route")} would be treated otherwise.` : `${changed.length} of ${count(all, "route")} would be treated otherwise.`;
}
