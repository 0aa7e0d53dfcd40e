import type { Ledger, LedgerEntry } from "../api/ledger";
import type { Gateway, LedgerTotal, Stage, SystemState } from "../api/system";
import { duration, type LocalTime } from "../time/localTime";
import { bytes, share, whole } from "../ui/amount";
import type { Tone } from "../ui/tag";
import { count } from "../ui/words";

export interface State {
  readonly words: string;
  readonly tone: Tone;
}

/** The answer to "is it working": the worst of the checks, and what could not be found out is no health. */
export function overall(system: SystemState): State & { readonly detail: string } {
  const bad = system.checks.filter(({ status }) => status !== "Healthy");
  const unknown = system.unavailable.length;
  const detail = [
    bad.length === 0 ? `${count(system.checks.length, "check")} passed.` : `${bad.map(({ name }) => name).join(", ")}: see the cause below.`,
    unknown === 0 ? "" : `${count(unknown, "part")} of this page could not be had.`,
  ].filter((part) => part !== "").join(" ");
  if (system.status === "Healthy") {
    return unknown === 0 ? { words: "Healthy", tone: "calm", detail } : { words: "Healthy, as far as is known", tone: "unknown", detail };
  }
  return { words: system.status, tone: system.status === "Degraded" ? "warn" : "now", detail };
}

export function checkState(status: string): State {
  return status === "Healthy" ? { words: "Healthy", tone: "calm" } : { words: status, tone: status === "Degraded" ? "warn" : "now" };
}

const stageNames: Readonly<Record<string, string>> = { store: "Time series store", rules: "Rules" };

export function stageName(stage: Stage): string {
  return stageNames[stage.name] ?? stage.name;
}

export function stageState(stage: Stage): State {
  if (stage.trouble !== null) {
    return { words: "In trouble", tone: "now" };
  }
  return stage.ready ? { words: "Following", tone: "calm" } : { words: "Catching up", tone: "warn" };
}

/** "Up to date", "61 records, 54 s behind"; what is not known is said to be. */
export function stageLag(stage: Stage): string {
  if (stage.lagRecords === 0) {
    return "Nothing is waiting";
  }
  const records = count(stage.lagRecords, "record");
  return stage.lagSeconds === null ? `${records} behind, since when is not known yet` : `${records}, ${duration(stage.lagSeconds * 1000)} behind`;
}

/** "caught up in about 3 min: 5,400 records/s, 900 come", or why that can't be said. */
export function stageDrain(stage: Stage): string {
  if (stage.lagRecords === 0) {
    return "nothing to catch up";
  }
  const rates = stage.recordsPerSecond === null || stage.arrivingPerSecond === null ? ""
    : `: ${perSecond(stage.recordsPerSecond)} records/s, ${perSecond(stage.arrivingPerSecond)} come`;
  return stage.secondsToDrain === null
    ? `not known: ${stage.drainUnknown ?? "the host does not say why"}`
    : `${stage.secondsToDrain < 1 ? "within a second" : `in about ${duration(stage.secondsToDrain * 1000)}`}${rates}`;
}

function perSecond(rate: number): string {
  return rate > 0 && rate < 10 ? rate.toFixed(1) : whole(rate);
}

/** How full the journal is of what may not be deleted, and when nothing more would be taken. */
export function journalHeld({ journal }: SystemState): State {
  if (journal.heldBytes === null || journal.heldShare === null) {
    return { words: "not known", tone: "unknown" };
  }
  const held = journal.heldBytes === 0 ? "nothing: every consumer has read all" : `${bytes(journal.heldBytes)}, ${share(journal.heldShare)} of ${bytes(journal.maxBytes)}${journal.heldFor === null ? "" : `, for ${stageNames[journal.heldFor]?.toLowerCase() ?? journal.heldFor}`}`;
  return { words: held, tone: journal.level === "Low" ? "calm" : journal.level === "High" ? "warn" : "now" };
}

/** When the journal takes nothing more, or why that can't be said. */
export function journalUntilFull({ journal }: SystemState): string {
  if (journal.level === "Full") {
    return "It is full: nothing is taken or acknowledged, and gateways keep what they have";
  }
  return journal.secondsUntilFull === null
    ? journal.untilFullUnknown ?? "not known"
    : `in about ${duration(journal.secondsUntilFull * 1000)} at the present rate; then nothing more is acknowledged, and gateways keep what they have`;
}

export function gatewayState(gateway: Gateway): State {
  if (gateway.awaySince !== null) {
    return { words: "Away", tone: "now" };
  }
  if (gateway.lastReceivedAt === null) {
    return { words: "Never heard", tone: "unknown" };
  }
  if (gateway.silentSensors > 0) {
    return { words: gateway.silentSensors === gateway.sensors ? "All sensors silent" : `${gateway.silentSensors} of ${count(gateway.sensors, "sensor")} silent`, tone: "warn" };
  }
  return gateway.connected === false ? { words: "Heard, not connected now", tone: "watch" } : { words: "Heard", tone: "calm" };
}

/** When it was last heard, and whether what it then sent was old. */
export function lastHeard(gateway: Gateway, now: number, local: LocalTime): string {
  if (gateway.lastReceivedAt === null) {
    return "never";
  }
  const heard = `${local.timeSeenFrom(gateway.lastReceivedAt, now)}, ${duration(now - gateway.lastReceivedAt)} ago`;
  const behind = gateway.lastObservedAt === null ? 0 : gateway.lastReceivedAt - gateway.lastObservedAt;
  return behind > 300_000 ? `${heard}; what it sent was ${duration(behind)} old` : heard;
}

export function gatewaysWords({ totals }: SystemState): string {
  const away = totals.away === null ? "how many are away is not known" : totals.away === 0 ? "none is away" : `${totals.away} away`;
  const silent = totals.silentSensors === 0 ? "no sensor is silent" : `${whole(totals.silentSensors)} of ${whole(totals.sensors)} sensors silent`;
  const listed = totals.listed < totals.gateways ? ` The ${totals.listed} in most trouble are listed.` : "";
  return `${count(totals.gateways, "gateway")}: ${away}, ${silent}.${listed}`;
}

/** One hour of all gateways together, the newest first. */
export function ledgerByHour(ledger: Ledger): (LedgerTotal & { readonly hour: number; readonly unbalanced: readonly string[] })[] {
  const hours = new Map<number, LedgerEntry[]>();
  for (const entry of ledger.entries) {
    hours.set(entry.hour, [...(hours.get(entry.hour) ?? []), entry]);
  }
  const sum = (entries: readonly LedgerEntry[], key: keyof LedgerTotal): number => entries.reduce((total, entry) => total + entry[key], 0);
  return [...hours].sort(([a], [b]) => b - a).map(([hour, entries]) => ({
    hour,
    received: sum(entries, "received"), accepted: sum(entries, "accepted"), duplicate: sum(entries, "duplicate"), conflict: sum(entries, "conflict"),
    rejected: sum(entries, "rejected"), undecodable: sum(entries, "undecodable"), balance: sum(entries, "balance"),
    // Two gateways may be off by the same and hide each other in a sum.
    unbalanced: entries.filter((entry) => entry.balance !== 0).map(({ gateway }) => gateway),
  }));
}

export function ledgerState(ledger: Ledger): State & { readonly detail: string } {
  const flight = ledger.inFlight === 0 ? "" : ` ${count(ledger.inFlight, "journal record")} not settled yet.`;
  if (!ledger.balanced) {
    return { words: "Does not balance", tone: "now", detail: `Readings are lost or counted twice: see the balance of each hour.${flight}` };
  }
  const sure = ledger.gaps.length === 0 ? "" : ` The broker may have lost messages before they came here: ${count(ledger.gaps.length, "possible gap")}.`;
  return { words: "Balances", tone: ledger.gaps.length === 0 ? "calm" : "warn", detail: `Every reading received is accounted for.${sure}${flight}` };
}

/** Bytes taken, and what is free beside them. */
export function journalFill({ journal }: SystemState): string {
  return `${bytes(journal.bytes)} on disk${journal.freeBytes === null ? "" : `; ${bytes(journal.freeBytes)} free on its disk`}`;
}

const reasons: Readonly<Record<string, string>> = {
  Malformed: "Malformed", TooLarge: "Too large", TooManyReadings: "Too many readings", WrongTopic: "Wrong topic", UnknownSensor: "Unknown sensor",
  UnknownQuantity: "Unknown quantity", InvalidValue: "Invalid value", WrongUnit: "Wrong unit", InvalidTime: "Invalid time", FutureTime: "Time in the future",
  TooOld: "Too old", ForeignSensor: "Sensor of another gateway", UnsupportedVersion: "Unsupported version", StoreRefused: "Refused by the readings' store",
};

export function reasonWords(reason: string): string {
  return reasons[reason] ?? reason;
}
