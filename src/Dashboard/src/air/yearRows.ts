import type { Exceedances, InstrumentYear, Objective, PollutantYear } from "../api/exceedances";
import type { LocalTime } from "../time/localTime";
import { share, whole } from "../ui/amount";
import type { Tone } from "../ui/tag";
import { quantityName, valueText } from "../ui/value";

/** One value in law at one instrument, as text. */
export interface YearRow {
  readonly pollutant: string;
  readonly value: string;
  /** "7 of 18 permitted", or the mean so far. */
  readonly soFar: string;
  readonly highest: string;
  readonly capture: string;
  readonly state: string;
  readonly tone: Tone;
  readonly reason: string;
}

/** One instrument at one site. */
export interface YearInstrument {
  readonly id: string;
  readonly title: string;
  readonly indicative: boolean;
  readonly rows: readonly YearRow[];
  /** Pollutants of which the year can't be judged any more, however well it is measured from now on. */
  readonly lost: readonly string[];
}

const states: Readonly<Record<string, readonly [string, Tone]>> = {
  "within": ["Within, so far", "calm"],
  "above-so-far": ["Above, so far", "warn"],
  "exceeded": ["Exceeded", "now"],
  "insufficient-data": ["Insufficient data", "unknown"],
  "not-judged": ["Not judged", "plain"],
  "not-measured": ["Not measured", "unknown"],
};

export function yearInstruments(answer: Exceedances, now: number, local: LocalTime): YearInstrument[] {
  return answer.sites.flatMap(({ site, name, instruments }) => instruments.map((instrument) => ({
    id: `${site}/${instrument.sensor}`,
    title: `${name}, ${instrument.sensor}`,
    indicative: instrument.basis !== "reference",
    rows: instrument.pollutants.flatMap((pollutant) => pollutant.objectives.map((objective) => rowOf(answer, pollutant, objective, now, local))),
    lost: lostOf(answer, instrument),
  })));
}

/** What counts of a year against the numbers permitted: "7 of 18 permitted"; a count is a floor while something was not measured. */
function rowOf({ yearOver }: Exceedances, pollutant: PollutantYear, objective: Objective, now: number, local: LocalTime): YearRow {
  const [state, tone] = objective.status === "within" && yearOver ? ["Within", "calm"] as const : states[objective.status] ?? [objective.status, "unknown"] as const;
  const ending = objective.highestEnding === null ? "" : `, ending ${local.timeSeenFrom(objective.highestEnding, now)}`;
  return {
    pollutant: quantityName(pollutant.pollutant),
    value: `${averagingWords(objective.averaging)} above ${valueText(objective.level, pollutant.unit).replace(".0", "")} (${objective.kind})`,
    soFar: objective.validPeriods === 0 && objective.permitted !== null ? "nothing valid to count" : objective.count === null || objective.permitted === null
      ? objective.permitted !== null ? "not counted" : pollutant.mean === null ? "no mean: too little is valid" : `mean ${valueText(pollutant.mean, pollutant.unit)}`
      : `${objective.capture < 1 && objective.count > 0 ? "at least " : ""}${objective.count}, ${objective.permitted} permitted`,
    highest: objective.permitted === null ? "" : objective.highest === null ? "none" : `${valueText(objective.highest, pollutant.unit)}${ending}`,
    capture: `${share(objective.capture)}, ${whole(objective.validPeriods)} of ${whole(objective.periods)}`,
    state, tone,
    // A count against what is permitted is said already.
    reason: ["within", "exceeded", "not-judged"].includes(objective.status) ? "" : objective.reason.replaceAll("ug/m3", "µg/m³"),
  };
}

function averagingWords(averaging: string): string {
  switch (averaging) {
    case "year": return "Mean of the year";
    case "day": return "Days";
    case "hour": return "Hours";
    case "15 minutes": return "Quarters of an hour";
    case "highest running 8 hours of a day": return "Days with their highest 8 hours";
    default: return `Means of ${averaging}`;
  }
}

function lostOf({ captureNeeded }: Exceedances, { pollutants }: InstrumentYear): string[] {
  return pollutants.filter(({ bestYearCapture }) => bestYearCapture < captureNeeded)
    .map(({ pollutant, bestYearCapture }) => `${quantityName(pollutant)}: at best ${share(bestYearCapture)} of the year's hours can still be valid`);
}
