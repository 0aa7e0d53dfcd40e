import { getJson } from "./host";
import { Fields } from "./json";

/** How full a bin was by one reading of its sensor. */
export interface PastFill {
  readonly observedAt: number;
  /** Null when the reading gives no fill, and `note` says why. */
  readonly percent: number | null;
  readonly note: string;
  readonly flag: "pass" | "suspect" | "fail";
  /** What the percentage rests on: where this differs, two percentages do not compare. */
  readonly basis: string;
}

/** By what its sensor saw: in the interval before `at`. */
export interface Emptying {
  readonly at: number;
  readonly confirmedAt: number;
  readonly before: number;
  readonly after: number;
}

const flags = ["pass", "suspect", "fail"] as const;

export async function fetchFills(bin: string, from: number, to: number): Promise<PastFill[]> {
  return readFills(await getJson(address(bin, "fills", from, to)));
}

export async function fetchEmptyings(bin: string, from: number, to: number): Promise<Emptying[]> {
  return readEmptyings(await getJson(address(bin, "emptyings", from, to)));
}

function address(bin: string, what: string, from: number, to: number): string {
  const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  return `/api/v1/bins/${encodeURIComponent(bin)}/${what}?${query}`;
}

/** Those that stand, oldest first. */
export function readFills(value: unknown): PastFill[] {
  return Fields.of(value, "fills").rows("fills", (fill) => ({ withdrawn: fill.flag("withdrawn"), ...readFill(fill) })).filter(({ withdrawn }) => !withdrawn);
}

export function readEmptyings(value: unknown): Emptying[] {
  return Fields.of(value, "emptyings").rows("emptyings", (each) => ({
    withdrawn: each.flag("withdrawn"), at: each.instant("emptiedAt"), confirmedAt: each.instant("confirmedAt"), before: each.number("fillBefore"), after: each.number("fillAfter"),
  })).filter(({ withdrawn }) => !withdrawn);
}

function readFill(fields: Fields): PastFill {
  const basis = fields.child("basis");
  return {
    observedAt: fields.instant("observedAt"), percent: fields.numberOrNull("percent"), note: fields.text("note"), flag: fields.choice("flag", flags),
    basis: JSON.stringify([basis.text("source"), basis.instantOrNull("calibratedFrom"), basis.number("fullPercentOfCapacity"), basis.number("capacityLitres")]),
  };
}
