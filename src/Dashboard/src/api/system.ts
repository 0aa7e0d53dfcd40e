import { getJson } from "./host";
import { Fields } from "./json";

export interface Check {
  readonly name: string;
  readonly status: string;
  readonly cause: string | null;
}

/** One consumer of the journal. */
export interface Stage {
  readonly name: string;
  readonly lagRecords: number;
  /** s; null when it is not known yet. */
  readonly lagSeconds: number | null;
  readonly upTo: number | null;
  readonly trouble: string | null;
  readonly ready: boolean;
  /** Null when it does not go on or was watched too short a time. */
  readonly recordsPerSecond: number | null;
  readonly arrivingPerSecond: number | null;
  /** Null when that can't be said; then why. */
  readonly secondsToDrain: number | null;
  readonly drainUnknown: string | null;
}

export interface Gateway {
  readonly id: string;
  readonly name: string;
  /** Null when that can't be known. */
  readonly connected: boolean | null;
  readonly lastObservedAt: number | null;
  readonly lastReceivedAt: number | null;
  readonly sensors: number;
  readonly silentSensors: number;
  readonly awaySince: number | null;
}

export interface Journal {
  readonly state: string;
  readonly cause: string | null;
  readonly bytes: number;
  readonly freeBytes: number | null;
  readonly retainBytes: number;
  readonly maxBytes: number;
  readonly segments: number;
  readonly oldestAt: number | null;
  /** Records kept. */
  readonly records: number;
  /** What a consumer has still to read, and may not be deleted; null when that is not watched. */
  readonly heldBytes: number | null;
  /** 0 to 1, of maxBytes. */
  readonly heldShare: number | null;
  readonly heldFor: string | null;
  /** Low, High, NearlyFull or Full. */
  readonly level: string | null;
  /** Null when that can't be said; then why. */
  readonly secondsUntilFull: number | null;
  readonly untilFullUnknown: string | null;
  readonly diskIsLow: boolean;
}

/** The account of readings: received = accepted + duplicate + conflict + rejected, or the balance is not 0. */
export interface LedgerTotal {
  readonly received: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly conflict: number;
  readonly rejected: number;
  /** Messages, counted apart. */
  readonly undecodable: number;
  readonly balance: number;
}

export interface DeadLetterCounts {
  readonly since: number;
  readonly messages: number;
  readonly byReason: readonly { readonly reason: string; readonly messages: number }[];
  readonly kept: number;
  readonly dropped: number;
}

/** How the host and everything that sends to it are doing, at one instant. Sizes in bytes. */
export interface SystemState {
  readonly asOf: number;
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly memoryBytes: number;
  readonly speed: number;
  readonly status: string;
  readonly checks: readonly Check[];
  readonly broker: { readonly mode: string; readonly doing: string; readonly trouble: string | null; readonly connected: number | null; readonly anonymous: number | null };
  readonly journal: Journal;
  readonly stages: readonly Stage[];
  readonly totals: { readonly gateways: number; readonly away: number | null; readonly listed: number; readonly sensors: number; readonly silentSensors: number };
  readonly gateways: readonly Gateway[];
  readonly deadLetters: DeadLetterCounts | null;
  readonly storage: readonly { readonly store: string; readonly bytes: number; readonly freeBytes: number | null }[];
  readonly unavailable: readonly { readonly part: string; readonly cause: string }[];
}

export async function fetchSystem(signal?: AbortSignal): Promise<SystemState> {
  return readSystem(await getJson("/api/v1/system", signal));
}

export function readSystem(value: unknown): SystemState {
  const fields = Fields.of(value, "system");
  const host = fields.child("host");
  const health = fields.child("health");
  const broker = fields.child("broker");
  const totals = fields.child("gatewayTotals");
  return {
    asOf: fields.instant("asOf"),
    version: host.text("version"),
    uptimeSeconds: host.number("uptimeSeconds"),
    memoryBytes: host.number("memoryBytes"),
    speed: fields.child("clock").number("speed"),
    status: health.text("status"),
    checks: health.entries("checks", (check, name) => ({ name, status: check.text("status"), cause: check.textOrNull("cause") })),
    broker: {
      mode: broker.text("mode"), doing: broker.text("doing"), trouble: broker.textOrNull("trouble"),
      connected: broker.numberOrNull("connectedGateways"), anonymous: broker.numberOrNull("anonymousConnections"),
    },
    journal: readJournal(fields.child("journal")),
    stages: fields.rows("stages", readStage),
    totals: {
      gateways: totals.number("gateways"), away: totals.numberOrNull("away"), listed: totals.number("listed"),
      sensors: totals.number("sensors"), silentSensors: totals.number("silentSensors"),
    },
    gateways: fields.rows("gateways", readGateway),
    deadLetters: fields.has("deadLetters") ? readDeadLetters(fields.child("deadLetters")) : null,
    storage: fields.rows("storage", (store) => {
      return { store: store.text("store"), bytes: store.number("bytes"), freeBytes: store.numberOrNull("freeBytes") };
    }),
    unavailable: fields.rows("unavailable", (part) => {
      return { part: part.text("part"), cause: part.text("cause") };
    }),
  };
}

function readJournal(fields: Fields): Journal {
  return {
    state: fields.text("state"),
    cause: fields.textOrNull("cause"),
    bytes: fields.number("bytes"),
    freeBytes: fields.numberOrNull("freeBytes"),
    retainBytes: fields.number("retainBytes"),
    maxBytes: fields.number("maxBytes"),
    segments: fields.number("segments"),
    oldestAt: fields.instantOrNull("oldestAt"),
    records: fields.number("records"),
    heldBytes: fields.numberOrNull("heldBytes"),
    heldShare: fields.numberOrNull("heldShare"),
    heldFor: fields.textOrNull("heldFor"),
    level: fields.textOrNull("level"),
    secondsUntilFull: fields.numberOrNull("secondsUntilFull"),
    untilFullUnknown: fields.textOrNull("untilFullUnknown"),
    diskIsLow: fields.flag("diskIsLow"),
  };
}

function readStage(fields: Fields): Stage {
  return {
    name: fields.text("name"),
    lagRecords: fields.number("lagRecords"),
    lagSeconds: fields.numberOrNull("lagSeconds"),
    upTo: fields.instantOrNull("upTo"),
    trouble: fields.textOrNull("trouble"),
    ready: fields.flag("ready"),
    recordsPerSecond: fields.numberOrNull("recordsPerSecond"),
    arrivingPerSecond: fields.numberOrNull("arrivingPerSecond"),
    secondsToDrain: fields.numberOrNull("secondsToDrain"),
    drainUnknown: fields.textOrNull("drainUnknown"),
  };
}

function readGateway(fields: Fields): Gateway {
  return {
    id: fields.text("id"),
    name: fields.text("name"),
    connected: fields.flagOrNull("connected"),
    lastObservedAt: fields.instantOrNull("lastObservedAt"),
    lastReceivedAt: fields.instantOrNull("lastReceivedAt"),
    sensors: fields.number("sensors"),
    silentSensors: fields.number("silentSensors"),
    awaySince: fields.instantOrNull("awaySince"),
  };
}

function readDeadLetters(fields: Fields): DeadLetterCounts {
  return {
    since: fields.instant("since"),
    messages: fields.number("messages"),
    byReason: fields.rows("byReason", (reason) => {
      return { reason: reason.text("reason"), messages: reason.number("messages") };
    }),
    kept: fields.number("kept"),
    dropped: fields.number("dropped"),
  };
}
