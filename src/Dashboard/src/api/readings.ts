import { getJson } from "./host";
import { Fields } from "./json";

/** Which series a number is of. */
export interface OfSeries {
  readonly sensor: string;
  readonly quantity: string;
  /** UCUM. */
  readonly unit: string;
}

/** One stored reading. */
export interface Reading extends OfSeries {
  readonly observedAt: number;
  readonly value: number;
  readonly flag: "pass" | "suspect" | "fail";
  readonly test: string | null;
}

/** One bucket (start, end] of a series. */
export interface Bucket extends OfSeries {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly count: number;
  readonly suspect: number;
  readonly failed: number;
  readonly partial: boolean;
  /** 0 to 1; null where what is to be expected is not known. */
  readonly capture: number | null;
  /** Whether the capture is enough for the value to stand for the whole bucket. */
  readonly sufficient: boolean;
}

/** What was read of an answer in pages; `next` is where it goes on when it was not read to its end. */
export interface Pages<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
  /** What was received after this is still to be stored, and not among the rows; null while the store keeps up. */
  readonly storedUpTo?: number | null;
}

export const pageRows = 10_000;
const flags = ["pass", "suspect", "fail"] as const;

export async function fetchReadings(query: URLSearchParams, mostPages: number, signal?: AbortSignal): Promise<Pages<Reading>> {
  return pages(query, "readings", readReading, mostPages, signal);
}

export async function fetchBuckets(query: URLSearchParams, mostPages: number, signal?: AbortSignal): Promise<Pages<Bucket>> {
  return pages(query, "buckets", readBucket, mostPages, signal);
}

async function pages<T>(query: URLSearchParams, key: string, read: (fields: Fields) => T, most: number, signal?: AbortSignal): Promise<Pages<T>> {
  const rows: T[] = [];
  let next: string | null = null;
  let storedUpTo: number | null = null;
  for (let page = 0; page < most; page++) {
    const asked = new URLSearchParams(query);
    asked.set("limit", String(pageRows));
    if (next !== null) {
      asked.set("cursor", next);
    }
    const fields: Fields = Fields.of(await getJson(`/api/v1/readings?${asked}`, signal), "readings");
    rows.push(...fields.rows(key, read));
    next = fields.textOrNull("next");
    storedUpTo = fields.has("storedUpTo") ? fields.instant("storedUpTo") : storedUpTo;
    if (next === null) {
      break;
    }
  }
  return { rows, next, storedUpTo };
}

export function readReading(fields: Fields): Reading {
  return {
    ...readOfSeries(fields),
    observedAt: fields.instant("observedAt"),
    value: fields.number("value"),
    flag: fields.choice("flag", flags),
    test: fields.textOrNull("test"),
  };
}

export function readBucket(fields: Fields): Bucket {
  return {
    ...readOfSeries(fields),
    start: fields.instant("start"),
    end: fields.instant("end"),
    value: fields.numberOrNull("value"),
    count: fields.number("count"),
    suspect: fields.number("suspect"),
    failed: fields.number("failed"),
    partial: fields.flag("partial"),
    capture: fields.numberOrNull("capture"),
    sufficient: fields.flag("sufficient"),
  };
}

export function readOfSeries(fields: Fields): OfSeries {
  return { sensor: fields.text("sensor"), quantity: fields.text("quantity"), unit: fields.text("unit") };
}
