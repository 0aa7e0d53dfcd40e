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

const number = (fields: Fields, key: string): number => fields.number(key);
const instant = (fields: Fields, key: string): number => fields.instant(key);
const text = (fields: Fields, key: string): string => fields.text(key);

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
    checks: health.entries("checks", (check, name) => ({ name, status: check.text("status"), cause: check.optional("cause", text) })),
    broker: {
      mode: broker.text("mode"), doing: broker.text("doing"), trouble: broker.optional("trouble", text),
      connected: broker.optional("connectedGateways", number), anonymous: broker.optional("anonymousConnections", number),
    },
    journal: readJournal(fields.child("journal")),
    stages: fields.list("stages", readStage),
    totals: {
      gateways: totals.number("gateways"), away: totals.optional("away", number), listed: totals.number("listed"),
      sensors: totals.number("sensors"), silentSensors: totals.number("silentSensors"),
    },
    gateways: fields.list("gateways", readGateway),
    deadLetters: fields.has("deadLetters") ? readDeadLetters(fields.child("deadLetters")) : null,
    storage: fields.list("storage", (item, at) => {
      const store = Fields.of(item, at);
      return { store: store.text("store"), bytes: store.number("bytes"), freeBytes: store.optional("freeBytes", number) };
    }),
    unavailable: fields.list("unavailable", (item, at) => {
      const part = Fields.of(item, at);
      return { part: part.text("part"), cause: part.text("cause") };
    }),
  };
}

function readJournal(fields: Fields): Journal {
  return {
    state: fields.text("state"),
    cause: fields.optional("cause", text),
    bytes: fields.number("bytes"),
    freeBytes: fields.optional("freeBytes", number),
    retainBytes: fields.number("retainBytes"),
    maxBytes: fields.number("maxBytes"),
    segments: fields.number("segments"),
    oldestAt: fields.optional("oldestAt", instant),
  };
}

function readStage(value: unknown, at: string): Stage {
  const fields = Fields.of(value, at);
  return {
    name: fields.text("name"),
    lagRecords: fields.number("lagRecords"),
    lagSeconds: fields.optional("lagSeconds", number),
    upTo: fields.optional("upTo", instant),
    trouble: fields.optional("trouble", text),
    ready: fields.flag("ready"),
  };
}

function readGateway(value: unknown, at: string): Gateway {
  const fields = Fields.of(value, at);
  return {
    id: fields.text("id"),
    name: fields.text("name"),
    connected: fields.optional("connected", (f, key) => f.flag(key)),
    lastObservedAt: fields.optional("lastObservedAt", instant),
    lastReceivedAt: fields.optional("lastReceivedAt", instant),
    sensors: fields.number("sensors"),
    silentSensors: fields.number("silentSensors"),
    awaySince: fields.optional("awaySince", instant),
  };
}

function readDeadLetters(fields: Fields): DeadLetterCounts {
  return {
    since: fields.instant("since"),
    messages: fields.number("messages"),
    byReason: fields.list("byReason", (item, at) => {
      const reason = Fields.of(item, at);
      return { reason: reason.text("reason"), messages: reason.number("messages") };
    }),
    kept: fields.number("kept"),
    dropped: fields.number("dropped"),
  };
}
