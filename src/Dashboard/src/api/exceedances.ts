import { getJson } from "./host";
import { Fields } from "./json";

/** How the year so far stands against one value in law or policy. */
export interface Objective {
  readonly id: string;
  /** What it is: limit value, national objective, target. */
  readonly kind: string;
  readonly level: number;
  readonly averaging: string;
  /** How many means above the level a year may have; null for an annual mean. */
  readonly permitted: number | null;
  /** A floor: what was not measured could only add to it. Null for an annual mean. */
  readonly count: number | null;
  readonly highest: number | null;
  readonly highestEnding: number | null;
  readonly validPeriods: number;
  readonly periods: number;
  readonly capture: number;
  readonly status: string;
  readonly reason: string;
}

export interface PollutantYear {
  readonly pollutant: string;
  readonly unit: string;
  readonly hours: number;
  readonly validHours: number;
  readonly capture: number;
  /** The share of the whole year's hours that can still become valid. */
  readonly bestYearCapture: number;
  readonly mean: number | null;
  readonly meanReason: string | null;
  readonly objectives: readonly Objective[];
}

export interface InstrumentYear {
  readonly sensor: string;
  readonly basis: string;
  readonly pollutants: readonly PollutantYear[];
}

export interface Exceedances {
  readonly asOf: number;
  readonly year: number;
  /** The last full hour that was counted, or the year's end. */
  readonly until: number;
  readonly yearOver: boolean;
  readonly comparison: string;
  /** Share of the periods, 0 to 1, without which nothing is said to be within what is permitted. */
  readonly captureNeeded: number;
  readonly sites: readonly { readonly site: string; readonly name: string; readonly instruments: readonly InstrumentYear[] }[];
}

/** A year is counted from every reading of it: the host may take its time. */
const patienceMs = 120_000;

export async function fetchExceedances(year: number): Promise<Exceedances> {
  return readExceedances(await getJson(`/api/v1/air-quality/exceedances?year=${year}`, undefined, patienceMs));
}

export function readExceedances(value: unknown): Exceedances {
  const fields = Fields.of(value, "exceedances");
  return {
    asOf: fields.instant("asOf"), year: fields.number("year"), until: fields.instant("until"), yearOver: fields.flag("yearOver"),
    comparison: fields.text("comparison"), captureNeeded: fields.number("captureNeeded"),
    sites: fields.rows("sites", (site) => ({ site: site.text("site"), name: site.text("name"), instruments: site.rows("instruments", readInstrument) })),
  };
}

function readInstrument(fields: Fields): InstrumentYear {
  return { sensor: fields.text("sensor"), basis: fields.text("basis"), pollutants: fields.rows("pollutants", readPollutant) };
}

function readPollutant(fields: Fields): PollutantYear {
  return {
    pollutant: fields.text("pollutant"), unit: fields.text("unit"), hours: fields.number("hours"), validHours: fields.number("validHours"),
    capture: fields.number("capture"), bestYearCapture: fields.number("bestYearCapture"), mean: fields.numberOrNull("mean"), meanReason: fields.textOrNull("meanReason"),
    objectives: fields.rows("objectives", readObjective),
  };
}

function readObjective(fields: Fields): Objective {
  return {
    id: fields.text("id"), kind: fields.text("kind"), level: fields.number("level"), averaging: fields.text("averaging"), permitted: fields.numberOrNull("permitted"),
    count: fields.numberOrNull("count"), highest: fields.numberOrNull("highest"), highestEnding: fields.instantOrNull("highestEnding"),
    validPeriods: fields.number("validPeriods"), periods: fields.number("periods"), capture: fields.number("capture"), status: fields.text("status"), reason: fields.text("reason"),
  };
}
