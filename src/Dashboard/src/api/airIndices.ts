import { getJson } from "./host";
import { Fields } from "./json";

export const scales = ["daqi", "european"] as const;
export type Scale = (typeof scales)[number];
export const periods = ["hour", "day"] as const;
export type Period = (typeof periods)[number];

/** An index on record: of one pollutant or overall, for one hour or day. */
export interface PastIndex {
  readonly pollutant: string;
  /** End of the hour, or 24:00 GMT of the day. */
  readonly ending: number;
  /** Null for insufficient data, which is never a low index. */
  readonly index: number | null;
  readonly band: string | null;
  /** µg/m³; null for overall. */
  readonly statistic: number | null;
  readonly missing: readonly string[];
  readonly basis: string;
  readonly reason: string | null;
}

/** Which history is asked for. */
export interface IndexQuestion {
  readonly site: string;
  readonly scale: Scale;
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

export async function fetchIndices({ site, scale, period, from, to }: IndexQuestion, signal?: AbortSignal): Promise<PastIndex[]> {
  const query = new URLSearchParams({ site, scale, period, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  return readIndices(await getJson(`/api/v1/air-quality/index?${query}`, signal));
}

export function readIndices(value: unknown): PastIndex[] {
  return Fields.of(value, "indices").rows("indices", readIndex);
}

function readIndex(fields: Fields): PastIndex {
  return {
    pollutant: fields.text("pollutant"), ending: fields.instant("ending"), index: fields.numberOrNull("index"), band: fields.textOrNull("band"),
    statistic: fields.numberOrNull("statistic"), missing: fields.texts("missing"), basis: fields.text("basis"), reason: fields.textOrNull("reason"),
  };
}
