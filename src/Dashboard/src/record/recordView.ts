import type { DecisionRecord } from "../api/history";
import type { Finding, Known, KnownReading, KnownStation, Recomputation, Verification } from "../api/record";
import { duration, type LocalTime } from "../time/localTime";
import { actionWords } from "../tonight/action";
import { celsius, chance, spread } from "../tonight/units";
import { whole } from "../ui/amount";
import { quantityName, valueText } from "../ui/value";
import { count } from "../ui/words";

/** What each finding means, for who has never seen one. */
const troubles: Readonly<Record<string, string>> = {
  ChangedRecord: "A record was changed", MissingRecord: "A record was taken out",
  ChangedEntry: "An entry was changed", BrokenLink: "An entry was replaced", MissingEntry: "An entry was taken out",
  ChangedEvidence: "Evidence was changed", MissingEvidence: "Evidence is gone", UnrecordedRow: "Something is in the store that no entry records",
  RewrittenLog: "The record was written anew", CutTail: "The end was cut off", BadSignature: "An exported head was changed", UnreadableHead: "An exported head can’t be read",
};

export function troubleWords(trouble: string): string {
  return troubles[trouble] ?? trouble;
}

/** The whole record in a sentence or two. */
export function verifiedWords({ sound, entries, evidenceCompared, headsCompared, lastHead, findings }: Verification, now: number, local: LocalTime): string[] {
  const gone = `${whole(entries)} ${entries === 1 ? "entry" : "entries"} and ${whole(evidenceCompared)} ${evidenceCompared === 1 ? "piece" : "pieces"} of evidence were gone through.`;
  const heads = headsCompared === 0
    ? "No exported head was compared: the chain is whole in itself, but whoever can write the database could have written it anew."
    : `${count(headsCompared, "exported head")} compared, the furthest of entry ${lastHead === null ? "?" : whole(lastHead.sequence)}, exported ${lastHead === null ? "" : local.timeSeenFrom(lastHead.exportedAt, now)}. What came after it rests on the chain alone.`;
  if (entries === 0) {
    return ["Nothing is on record yet.", ...(sound ? [] : [heads])];
  }
  return [sound ? `As it was written: ${gone}` : `Not as it was written: ${count(findings.length, "finding")}. ${gone}`, heads];
}

/** What the verification says of one route's day. A record that is not sound elsewhere vouches for nothing that names no entry. */
export function stateOf(verification: Verification | null, route: string, day: string): { readonly kind: "sound" | "named" | "doubt" | "unknown"; readonly words: string } {
  if (verification === null) {
    return { kind: "unknown", words: "Not verified" };
  }
  if (verification.sound) {
    return { kind: "sound", words: "As written" };
  }
  const named = verification.findings.filter((each) => each.route === route && each.day === day);
  return named.length > 0
    ? { kind: "named", words: `${count(named.length, "finding")}: ${[...new Set(named.map(({ trouble }) => troubleWords(trouble).toLowerCase()))].join(", ")}` }
    : { kind: "doubt", words: "Not named, but the record is not whole" };
}

export function findingRow({ trouble, sequence, text, route, day, revision }: Finding, now: number, local: LocalTime): string[] {
  return [
    troubleWords(trouble),
    sequence === null ? "–" : whole(sequence),
    route === null ? "not said" : `${route}${day === null ? "" : `, ${day}`}${revision === null ? "" : `, revision ${revision}`}`,
    local.inWords(text, now),
  ];
}

/** What came out when a revision was decided again. */
export function recomputedWords({ same, recordedRules, recomputedRules, recordedRelease, readings, evidence, differences, entry }: Recomputation): string {
  const from = `Entry ${whole(entry)} was decided again from ${whole(readings)} readings in ${whole(evidence)} pieces of evidence, each as its hash says.`;
  if (same) {
    return `The same came out, temperatures to 0.01 °C. ${from}${recordedRules === recomputedRules ? "" : ` It was decided by ${recordedRules}; this host has ${recomputedRules}.`}`;
  }
  return recordedRules === recomputedRules
    ? `Not the same under the rules that decided it (${recordedRules}): ${count(differences.length, "field")} came out otherwise. ${from}`
    : `Otherwise in ${count(differences.length, "field")}, under other rules: ${recordedRules} of release ${recordedRelease} decided, ${recomputedRules} decided again. ${from}`;
}

/** The decision that stood at an instant, in a sentence. */
export function stoodWords(standing: DecisionRecord | null, salt: string, now: number, local: LocalTime): string {
  if (standing === null) {
    return "No decision stood.";
  }
  const { decision } = standing;
  const order = decision.order === null ? "Nobody had ordered anything about it." : `${decision.order.kind === "confirm" ? "Confirmed" : "Overridden"} by ${decision.order.by} at ${local.timeSeenFrom(decision.order.at, now)}.`;
  return [
    `Revision ${decision.revision} stood, decided ${local.timeSeenFrom(decision.decidedAt, now)}: ${actionWords(decision.action).label}`,
    spread(decision, salt), decision.windowEnd === null ? null : `start by ${local.timeSeenFrom(decision.windowEnd, now)}`,
    decision.minRst === null ? "lowest road surface not known" : `lowest road surface ${celsius(decision.minRst)}`,
    decision.iceProbability === null ? null : `ice ${chance(decision.iceProbability)} likely if untreated`,
  ].filter((each) => each !== null).join(", ") + `. ${order}`;
}

/** "The newest weather forecast that had come was issued 12:00 by Met Office." */
export function forecastKnown({ forecasts }: KnownStation, knownAt: number, local: LocalTime): string {
  const newest = forecasts.at(-1);
  return newest === undefined ? "No weather forecast had come." : `The newest weather forecast that had come was issued ${local.timeSeenFrom(newest.issuedAt, knownAt)} by ${newest.source}, ${duration(knownAt - newest.issuedAt)} old then.`;
}

export const knownColumns = ["Quantity", "Sensor", "Newest value", "Observed", "Received", "As it was judged then"] as const;

/** The newest reading of each series that had been received by then, as it was judged then: a failed one is told, and the last that had not failed too. */
export function knownRows({ readings }: KnownStation, knownAt: number, local: LocalTime): string[][] {
  const newest = new Map<string, { last: KnownReading; good: KnownReading | null }>();
  for (const reading of readings) {
    const key = `${reading.quantity} ${reading.sensor}`;
    const before = newest.get(key);
    newest.set(key, { last: reading, good: reading.flag === "fail" ? before?.good ?? null : reading });
  }
  const row = ({ quantity, sensor, value, unit, observedAt, receivedAt, flag, test }: KnownReading): string[] => [
    quantityName(quantity), sensor, valueText(value, unit, quantity), `${local.timeSeenFrom(observedAt, knownAt)}, ${duration(knownAt - observedAt)} before`, local.timeSeenFrom(receivedAt, knownAt),
    flag === "pass" ? "passed" : `${flag === "suspect" ? "suspect" : "failed"}${test === null ? "" : ` (${test})`}`,
  ];
  return [...newest.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { last, good }]) => (good === null || good === last ? [row(last)] : [row(last), row(good)]));
}

/** The first instant that may be asked for: none can be known before it came. */
export function knownAtBounds({ dayStart, asOf }: { readonly dayStart: number; readonly asOf: number }, asked: Known["knownAt"] | null): string | null {
  if (asked === null) {
    return "Enter a date and a time that the clocks show";
  }
  return asked > asOf ? "Enter a time that has been: what is to come is known to nobody" : asked < dayStart - 366 * 86_400_000 ? "Enter a time in the year before this decision day" : null;
}
