import { getJson } from "./host";
import { Fields } from "./json";

export interface BinFill {
  readonly observedAt: number;
  /** % of what the basis calls full; null when the reading gives no fill. */
  readonly percent: number | null;
  readonly litres: number | null;
  readonly note: string;
  readonly flag: string;
  /** How much of the capacity is in the bin at 100 %. */
  readonly fullPercentOfCapacity: number;
  readonly capacityLitres: number;
  readonly rate: { readonly percentPerHour: number; readonly thresholdPercent: number; readonly reachedAt: number } | null;
}

export interface BinAlert {
  readonly rule: string;
  readonly severity: string;
  readonly state: string;
  readonly reason: string;
}

/** A bin, how full it is and what is to be done about it. */
export interface Bin {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly sensor: string;
  readonly stream: string;
  readonly collectAtPercent: number;
  readonly collection: string | null;
  readonly fill: BinFill | null;
  readonly lastKnownFill: BinFill | null;
  readonly ageSeconds: number | null;
  readonly stale: boolean;
  /** Null when it is not known. */
  readonly toCollect: boolean | null;
  readonly why: string | null;
  readonly alerts: readonly BinAlert[];
  readonly lastEmptied: { readonly at: number; readonly before: number; readonly after: number } | null;
}

export interface Bins {
  readonly asOf: number;
  readonly bins: readonly Bin[];
}

export async function fetchBins(signal?: AbortSignal): Promise<Bins> {
  const fields = Fields.of(await getJson("/api/v1/bins", signal), "bins");
  return { asOf: fields.instant("asOf"), bins: fields.rows("bins", readBin) };
}

export function readBin(fields: Fields): Bin {
  return {
    id: fields.text("bin"),
    site: fields.text("site"),
    name: fields.textOrNull("siteName") ?? fields.text("bin"),
    sensor: fields.text("sensor"),
    stream: fields.text("stream"),
    collectAtPercent: fields.number("collectAtPercent"),
    collection: fields.has("collection") ? readCollection(fields.child("collection")) : null,
    fill: fields.has("fill") ? readFill(fields.child("fill")) : null,
    lastKnownFill: fields.has("lastKnownFill") ? readFill(fields.child("lastKnownFill")) : null,
    ageSeconds: fields.numberOrNull("ageSeconds"),
    stale: fields.flag("stale"),
    toCollect: fields.flagOrNull("toCollect"),
    why: fields.textOrNull("why"),
    alerts: fields.rows("alerts", (alert) => {
      return { rule: alert.text("rule"), severity: alert.text("severity"), state: alert.text("state"), reason: alert.text("reason") };
    }),
    lastEmptied: fields.has("lastEmptied")
      ? { at: fields.child("lastEmptied").instant("emptiedAt"), before: fields.child("lastEmptied").number("fillBefore"), after: fields.child("lastEmptied").number("fillAfter") }
      : null,
  };
}

function readCollection(fields: Fields): string {
  const days = fields.texts("days").map((day) => day.charAt(0).toUpperCase() + day.slice(1));
  return `${days.length === 7 ? "Every day" : days.join(", ")} by ${fields.text("byTime")}`;
}

function readFill(fields: Fields): BinFill {
  const basis = fields.child("basis");
  return {
    observedAt: fields.instant("observedAt"),
    percent: fields.numberOrNull("percent"),
    litres: fields.numberOrNull("litres"),
    note: fields.text("note"),
    flag: fields.text("flag"),
    fullPercentOfCapacity: basis.number("fullPercentOfCapacity"),
    capacityLitres: basis.number("capacityLitres"),
    rate: fields.has("rate")
      ? { percentPerHour: fields.child("rate").number("percentPerHour"), thresholdPercent: fields.child("rate").number("thresholdPercent"), reachedAt: fields.child("rate").instant("reachedAt") }
      : null,
  };
}
