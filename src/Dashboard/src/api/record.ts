import { type DecisionRecord, readRecord as readDecisionRecord } from "./history";
import { getJson, refused } from "./host";
import { Fields } from "./json";
import { signed } from "./key";
import { type Reading, readReading } from "./readings";

const path = "/api/v1/gritting/record";
/** The whole record is gone through, or a night decided again. */
const recordMs = 120_000;

/** Something that is wrong with the record. */
export interface Finding {
  readonly trouble: string;
  readonly sequence: number | null;
  readonly text: string;
  readonly route: string | null;
  readonly day: string | null;
  readonly revision: number | null;
}

export interface Verification {
  readonly at: number;
  readonly sound: boolean;
  readonly entries: number;
  readonly endsWith: number | null;
  readonly hash: string | null;
  readonly headsCompared: number;
  readonly lastHead: { readonly sequence: number; readonly exportedAt: number; readonly key: string } | null;
  readonly evidenceCompared: number;
  readonly findings: readonly Finding[];
}

/** What was known of one station. */
export interface KnownStation {
  readonly site: string;
  readonly name: string | null;
  readonly offsetK: number;
  readonly forecasts: readonly { readonly issuedAt: number; readonly source: string }[];
  /** By the time they were observed at. */
  readonly readings: readonly KnownReading[];
  readonly readingsCut: boolean;
}

export interface KnownReading extends Reading {
  readonly receivedAt: number;
}

/** What was known of a route at an instant. */
export interface Known {
  readonly knownAt: number;
  readonly standing: DecisionRecord | null;
  readonly stations: readonly KnownStation[];
}

/** A revision decided again from the evidence kept with it. */
export interface Recomputation {
  readonly entry: number;
  readonly recordedRelease: string;
  readonly recordedRules: string;
  readonly recomputedRules: string;
  readonly same: boolean;
  readonly differences: readonly { readonly field: string; readonly recorded: string | null; readonly recomputed: string | null }[];
  readonly readings: number;
  readonly evidence: number;
}

export async function fetchVerification(): Promise<Verification> {
  return readVerification(await getJson(`${path}/verification`, undefined, recordMs));
}

export async function fetchKnown(day: string, route: string, at: number): Promise<Known> {
  return readKnown(await getJson(`${of(day, route)}/known?${new URLSearchParams({ knownAt: new Date(at).toISOString() })}`, undefined, recordMs));
}

export async function fetchRecomputation(day: string, route: string, revision: number): Promise<Recomputation> {
  return readRecomputation(await getJson(`${of(day, route)}/${revision}/recomputation`, undefined, recordMs));
}

/** The claim file, byte for byte as the host wrote it. */
export async function fetchClaim(day: string, route: string, format: "html" | "json"): Promise<Blob> {
  const response = await fetch(`${of(day, route)}/claim?format=${format}`, { headers: signed({ accept: format === "html" ? "text/html" : "application/json" }), cache: "no-store", signal: AbortSignal.timeout(recordMs) });
  if (!response.ok) {
    throw await refused(response);
  }
  return response.blob();
}

export function readVerification(value: unknown): Verification {
  const fields = Fields.of(value, "verification");
  // Never taken from an absence: `flag` reads a missing field as false, which is the safe side here.
  return {
    at: fields.instant("at"),
    sound: fields.flag("sound"),
    entries: fields.number("entries"),
    endsWith: fields.numberOrNull("endsWith"),
    hash: fields.textOrNull("hash"),
    headsCompared: fields.number("headsCompared"),
    lastHead: fields.optional("lastHead", (f, key) => ({ sequence: f.child(key).number("sequence"), exportedAt: f.child(key).instant("exportedAt"), key: f.child(key).text("key") })),
    evidenceCompared: fields.number("evidenceCompared"),
    findings: fields.rows("findings", (each) => ({
      trouble: each.text("trouble"), sequence: each.numberOrNull("sequence"), text: each.text("text"),
      route: each.textOrNull("route"), day: each.optional("day", (f, key) => f.day(key)), revision: each.numberOrNull("revision"),
    })),
  };
}

export function readKnown(value: unknown): Known {
  const fields = Fields.of(value, "known");
  return {
    knownAt: fields.instant("knownAt"),
    standing: fields.has("standing") ? readDecisionRecord(fields.raw("standing"), "known.standing") : null,
    stations: fields.rows("stations", (station) => ({
      site: station.text("site"),
      name: station.textOrNull("name"),
      offsetK: station.number("offsetK"),
      forecasts: station.rows("forecasts", (issue) => ({ issuedAt: issue.instant("issuedAt"), source: issue.text("source") })),
      readings: station.rows("readings", (reading) => ({ ...readReading(reading), receivedAt: reading.instant("receivedAt") })),
      readingsCut: station.flag("readingsCut"),
    })),
  };
}

export function readRecomputation(value: unknown): Recomputation {
  const fields = Fields.of(value, "recomputation");
  return {
    entry: fields.number("entry"),
    recordedRelease: fields.text("recordedRelease"),
    recordedRules: fields.text("recordedRules"),
    recomputedRules: fields.text("recomputedRules"),
    same: fields.flag("same"),
    differences: fields.rows("differences", (each) => ({ field: each.text("field"), recorded: each.textOrNull("recorded"), recomputed: each.textOrNull("recomputed") })),
    readings: fields.number("readings"),
    evidence: fields.list("evidence", () => 0).length,
  };
}

function of(day: string, route: string): string {
  return `${path}/${encodeURIComponent(day)}/${encodeURIComponent(route)}`;
}
