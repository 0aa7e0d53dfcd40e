import type { Treatments } from "./decision";
import { getJson } from "./host";
import { Fields } from "./json";

const path = "/api/v1/gritting";
/** Deciding the whole network again reads days of it. */
const whatIfMs = 120_000;

/** A night's sums, as the host made them. */
export interface PlanTotals {
  readonly routesTreated: number;
  /** t */
  readonly saltTonnes: number;
  readonly assumed: boolean;
  /** £ */
  readonly pounds: number;
  readonly spreadersAtOnce: number;
  /** Null where the host has not been told how many there are. */
  readonly spreaders: number | null;
  /** Ids of routes that no sum holds. */
  readonly byPerson: readonly string[];
  readonly undecided: readonly string[];
}

/** What one route asks for. */
export interface RoutePlan {
  readonly route: string;
  readonly name: string;
  readonly action: string;
  readonly ordered: boolean;
  /** g/m² each treatment; null where none is planned or a person sets it. */
  readonly spreadRate: number | null;
  readonly treatments: Treatments;
  /** t, every treatment together; 0 where nothing is spread. */
  readonly saltTonnes: number;
  readonly assumed: boolean;
  readonly loadsPerTreatment: number;
  /** £ */
  readonly pounds: number;
  readonly startBy: number | null;
  readonly doneBy: number | null;
  /** °C */
  readonly minRst: number | null;
  /** 0 to 1 */
  readonly iceProbability: number | null;
}

export interface PlanSums {
  readonly totals: PlanTotals;
  readonly routes: readonly RoutePlan[];
}

export interface Plan extends PlanSums {
  readonly day: string;
  readonly asOf: number;
}

export interface WhatIf {
  readonly day: string;
  /** The minute that both nights are decided at. */
  readonly at: number;
  readonly ruleVersion: string;
  readonly readings: number;
  /** Ids of routes that would be treated otherwise. */
  readonly changed: readonly string[];
  readonly asItIs: PlanSums;
  readonly whatIf: PlanSums;
}

/** The plan of the decision day that is running. */
export async function fetchPlan(signal?: AbortSignal): Promise<Plan> {
  return readPlan(await getJson(`${path}/plan`, signal));
}

export async function fetchWhatIf(question: URLSearchParams): Promise<WhatIf> {
  return readWhatIf(await getJson(`${path}/what-if?${question}`, undefined, whatIfMs));
}

export function readPlan(value: unknown): Plan {
  const fields = Fields.of(value, "plan");
  return { day: fields.day("day"), asOf: fields.instant("at"), ...readSums(fields) };
}

export function readWhatIf(value: unknown): WhatIf {
  const fields = Fields.of(value, "what-if");
  return {
    day: fields.day("day"),
    at: fields.instant("at"),
    ruleVersion: fields.text("ruleVersion"),
    readings: fields.number("readings"),
    changed: fields.texts("changed"),
    asItIs: readSums(fields.child("asItIs")),
    whatIf: readSums(fields.child("whatIf")),
  };
}

function readSums(fields: Fields): PlanSums {
  const totals = fields.child("totals");
  return {
    totals: {
      routesTreated: totals.number("routesTreated"),
      saltTonnes: totals.number("saltTonnes"),
      assumed: totals.flag("assumed"),
      pounds: totals.number("pounds"),
      spreadersAtOnce: totals.number("spreadersAtOnce"),
      spreaders: totals.numberOrNull("spreaders"),
      byPerson: totals.texts("byPerson"),
      undecided: totals.texts("undecided"),
    },
    routes: fields.rows("routes", readRoutePlan),
  };
}

function readRoutePlan(fields: Fields): RoutePlan {
  const often = fields.optional("treatments", (f, key) => f.choice(key, ["1", "2", "successive"]));
  return {
    route: fields.text("route"),
    name: fields.text("name"),
    action: fields.text("action"),
    ordered: fields.flag("ordered"),
    spreadRate: fields.numberOrNull("spreadRateGPerM2"),
    treatments: often === null ? "none" : often === "1" ? "one" : often === "2" ? "two" : "successive",
    saltTonnes: fields.number("saltTonnes"),
    assumed: fields.flag("assumed"),
    loadsPerTreatment: fields.number("loadsPerTreatment"),
    pounds: fields.number("pounds"),
    startBy: fields.instantOrNull("startBy"),
    doneBy: fields.instantOrNull("doneBy"),
    minRst: fields.numberOrNull("minRst"),
    iceProbability: fields.numberOrNull("iceProbability"),
  };
}
