import { getJson, refused } from "./host";
import { Fields } from "./json";
import { signed } from "./key";

const path = "/api/v1/gritting/backtests";
const reportMs = 60_000;

/** A share of nights with its 95 % interval; null of no nights. */
export interface Share {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly nights: number;
}

/** Nights by what was done and what came. */
export interface Table {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  readonly correctNegatives: number;
  readonly pod: Share;
  readonly far: Share;
  readonly pofd: Share;
  readonly correct: Share;
  readonly pss: number | null;
  readonly pssLow: number | null;
  readonly pssHigh: number | null;
  /** Under ten nights of one kind or the other. */
  readonly few: boolean;
}

export type Headline = Pick<Table, "hits" | "misses" | "falseAlarms" | "correctNegatives" | "pss" | "pssLow" | "pssHigh" | "few"> & { readonly route: string; readonly name: string; readonly truth: string; readonly nights: number };

export interface BacktestHead {
  readonly id: string;
  readonly madeAt: number;
  readonly ruleVersion: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  /** Local time at which each night was looked at. */
  readonly askedAt: string;
  readonly measuredWeather: boolean;
  readonly nights: number;
  readonly headlines: readonly Headline[];
  /** K */
  readonly roadMae: number | null;
}

export interface BacktestList {
  /** Newest first. */
  readonly reports: readonly BacktestHead[];
  readonly unreadable: readonly string[];
  readonly notListed: number;
}

export interface Policy {
  readonly name: string;
  readonly table: Table;
  readonly runs: number;
  /** t */
  readonly tonnes: number | null;
  /** £ a night, treatments and losses. */
  readonly pounds: number | null;
  readonly poundsLow: number | null;
  readonly poundsHigh: number | null;
  readonly more: number | null;
  readonly moreLow: number | null;
  readonly moreHigh: number | null;
  readonly value: number | null;
}

export interface Score {
  readonly truth: string;
  readonly atTheHour: Table;
  readonly critical: Table;
  readonly asRevised: Table;
  readonly escalated: Share;
  readonly inTime: Share;
  readonly comparedNights: number;
  readonly policies: readonly Policy[];
}

export interface Method {
  readonly name: string;
  readonly nights: number;
  /** K, foreseen less measured. */
  readonly bias: number | null;
  readonly mae: number | null;
  readonly maeLow: number | null;
  readonly maeHigh: number | null;
  readonly within: number | null;
  readonly minimumBias: number | null;
  readonly minimumMae: number | null;
  readonly freezeNights: number;
  readonly freezeMaeHours: number | null;
  readonly few: boolean;
}

export interface Backtest {
  readonly id: string;
  readonly hasReport: boolean;
  readonly madeAt: number;
  readonly release: string;
  readonly ruleVersion: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly askedAt: string;
  readonly measuredWeather: boolean;
  readonly readings: number;
  readonly refused: number;
  readonly forecastIssues: number;
  readonly faults: number;
  readonly routes: readonly { readonly route: string; readonly name: string; readonly nights: number; readonly evidenceNights: number; readonly counted: string; readonly scores: readonly Score[] }[];
  readonly stations: readonly { readonly site: string; readonly name: string; readonly methods: readonly Method[] }[];
}

export async function fetchBacktests(signal?: AbortSignal): Promise<BacktestList> {
  return readBacktests(await getJson(path, signal));
}

export async function fetchBacktest(id: string, signal?: AbortSignal): Promise<Backtest> {
  return readBacktest(await getJson(`${path}/${encodeURIComponent(id)}`, signal));
}

/** The report with its plots, byte for byte. */
export async function fetchBacktestReport(id: string): Promise<Blob> {
  const response = await fetch(`${path}/${encodeURIComponent(id)}/report`, { headers: signed({ accept: "text/html" }), cache: "no-store", signal: AbortSignal.timeout(reportMs) });
  if (!response.ok) {
    throw await refused(response);
  }
  return response.blob();
}

export function readBacktests(value: unknown): BacktestList {
  const fields = Fields.of(value, "back-tests");
  return {
    reports: fields.rows("reports", (head) => ({
      id: head.text("id"), madeAt: head.instant("madeAt"), ruleVersion: head.text("ruleVersion"), source: head.text("source"), from: head.instant("from"), to: head.instant("to"),
      askedAt: head.text("askedAt"), measuredWeather: head.flag("measuredWeather"), nights: head.number("nights"), roadMae: head.numberOrNull("roadMae"),
      headlines: head.rows("headlines", (line) => ({
        route: line.text("route"), name: line.text("name"), truth: line.text("truth"), nights: line.number("nights"), ...readCounts(line),
      })),
    })),
    unreadable: fields.texts("unreadable"),
    notListed: fields.number("notListed"),
  };
}

export function readBacktest(value: unknown): Backtest {
  const fields = Fields.of(value, "back-test");
  const summary = fields.child("summary");
  return {
    id: fields.text("id"), hasReport: fields.flag("hasReport"),
    madeAt: summary.instant("madeAt"), release: summary.text("release"), ruleVersion: summary.text("ruleVersion"), source: summary.text("source"),
    from: summary.instant("from"), to: summary.instant("to"), askedAt: summary.text("askedAt"), measuredWeather: summary.flag("measuredWeather"),
    readings: summary.number("readings"), refused: summary.number("refused"), forecastIssues: summary.number("forecastIssues"), faults: summary.number("faults"),
    routes: summary.rows("routes", (route) => ({
      route: route.text("route"), name: route.text("name"), nights: route.number("nights"), evidenceNights: route.number("evidenceNights"), counted: route.text("counted"),
      scores: route.rows("scores", readScore),
    })),
    stations: summary.rows("stations", (station) => ({ site: station.text("site"), name: station.text("name"), methods: station.rows("methods", readMethod) })),
  };
}

function readScore(fields: Fields): Score {
  return {
    truth: fields.text("truth"),
    atTheHour: readTable(fields.child("atTheHour")), critical: readTable(fields.child("atTheHourCritical")), asRevised: readTable(fields.child("asRevised")),
    escalated: readShare(fields.child("escalated")), inTime: readShare(fields.child("inTime")), comparedNights: fields.number("comparedNights"),
    policies: fields.rows("policies", (policy) => ({
      name: policy.text("name"), table: readTable(policy.child("table")), runs: policy.number("runs"), tonnes: policy.numberOrNull("tonnes"),
      pounds: policy.numberOrNull("poundsANight"), poundsLow: policy.numberOrNull("poundsLow"), poundsHigh: policy.numberOrNull("poundsHigh"),
      more: policy.numberOrNull("moreThanDecision"), moreLow: policy.numberOrNull("moreLow"), moreHigh: policy.numberOrNull("moreHigh"), value: policy.numberOrNull("value"),
    })),
  };
}

function readMethod(fields: Fields): Method {
  return {
    name: fields.text("name"), nights: fields.number("nights"), bias: fields.numberOrNull("bias"), mae: fields.numberOrNull("mae"), maeLow: fields.numberOrNull("maeLow"), maeHigh: fields.numberOrNull("maeHigh"),
    within: fields.numberOrNull("within"), minimumBias: fields.numberOrNull("minimumBias"), minimumMae: fields.numberOrNull("minimumMae"),
    freezeNights: fields.number("freezeNights"), freezeMaeHours: fields.numberOrNull("freezeMaeHours"), few: fields.flag("few"),
  };
}

function readTable(fields: Fields): Table {
  return { ...readCounts(fields), pod: readShare(fields.child("pod")), far: readShare(fields.child("far")), pofd: readShare(fields.child("pofd")), correct: readShare(fields.child("correct")) };
}

function readCounts(fields: Fields): Pick<Table, "hits" | "misses" | "falseAlarms" | "correctNegatives" | "pss" | "pssLow" | "pssHigh" | "few"> {
  return {
    hits: fields.number("hits"), misses: fields.number("misses"), falseAlarms: fields.number("falseAlarms"), correctNegatives: fields.number("correctNegatives"),
    pss: fields.numberOrNull("pss"), pssLow: fields.numberOrNull("pssLow"), pssHigh: fields.numberOrNull("pssHigh"), few: fields.flag("few"),
  };
}

function readShare(fields: Fields): Share {
  return { value: fields.numberOrNull("value"), low: fields.numberOrNull("low"), high: fields.numberOrNull("high"), nights: fields.number("nights") };
}
