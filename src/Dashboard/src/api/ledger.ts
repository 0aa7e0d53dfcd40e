import { getJson } from "./host";
import { Fields } from "./json";
import type { LedgerTotal } from "./system";

/** What became of the readings received from one gateway in one hour. */
export interface LedgerEntry extends LedgerTotal {
  /** Start of the hour of receipt. */
  readonly hour: number;
  readonly gateway: string;
}

export interface Ledger {
  readonly from: number;
  readonly to: number;
  readonly balanced: boolean;
  readonly total: LedgerTotal;
  /** Journal records that the store has not settled yet. */
  readonly inFlight: number;
  readonly entries: readonly LedgerEntry[];
  readonly gaps: readonly { readonly at: number; readonly source: string; readonly since: number | null; readonly reason: string }[];
}

/** Of the last 24 hours by the host's clock. */
export async function fetchLedger(signal?: AbortSignal): Promise<Ledger> {
  return readLedger(await getJson("/api/v1/ledger", signal));
}

export function readLedger(value: unknown): Ledger {
  const fields = Fields.of(value, "ledger");
  return {
    from: fields.instant("from"),
    to: fields.instant("to"),
    balanced: fields.flag("balanced"),
    total: readTotal(fields.child("total")),
    inFlight: fields.child("inFlight").number("records"),
    entries: fields.rows("entries", (entry) => {
      return { ...readTotal(entry), hour: entry.instant("hour"), gateway: entry.text("gateway") };
    }),
    gaps: fields.rows("possibleGaps", (gap) => {
      return { at: gap.instant("at"), source: gap.text("source"), since: gap.instantOrNull("since"), reason: gap.text("reason") };
    }),
  };
}

function readTotal(fields: Fields): LedgerTotal {
  return {
    received: fields.number("received"), accepted: fields.number("accepted"), duplicate: fields.number("duplicate"), conflict: fields.number("conflict"),
    rejected: fields.number("rejected"), undecodable: fields.number("undecodable"), balance: fields.number("balance"),
  };
}
