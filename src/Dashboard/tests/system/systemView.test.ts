import { describe, expect, it } from "vitest";
import type { Ledger, LedgerEntry } from "../../src/api/ledger";
import { type Gateway, readSystem, type Stage, type SystemState } from "../../src/api/system";
import { gatewayState, journalHeld, journalUntilFull, lastHeard, ledgerByHour, ledgerState, overall, stageDrain, stageLag, stageState } from "../../src/system/systemView";
import { LocalTime } from "../../src/time/localTime";
import { now } from "../some";

const london = new LocalTime("Europe/London");
const minute = 60_000;

const system = (change: Partial<SystemState> = {}): SystemState => ({
  asOf: now, version: "1", uptimeSeconds: 60, memoryBytes: 2e8, speed: 1, status: "Healthy", checks: [{ name: "journal", status: "Healthy", cause: null }],
  broker: { mode: "Embedded", doing: "listening", trouble: null, connected: 4, anonymous: 0 },
  journal: { state: "Open", cause: null, bytes: 1, freeBytes: null, retainBytes: 2, maxBytes: 3, segments: 1, oldestAt: now, records: 1, heldBytes: 0, heldShare: 0, heldFor: null, level: "Low", secondsUntilFull: null, untilFullUnknown: "what comes is read", diskIsLow: false },
  stages: [], totals: { gateways: 0, away: 0, listed: 0, sensors: 0, silentSensors: 0 }, gateways: [], deadLetters: null, storage: [], unavailable: [], ...change,
});

const stage = (change: Partial<Stage> = {}): Stage => ({ name: "store", lagRecords: 0, lagSeconds: 0, upTo: now, trouble: null, ready: true, recordsPerSecond: null, arrivingPerSecond: null, secondsToDrain: null, drainUnknown: "it was watched for less than 10 s", ...change });
const gateway = (change: Partial<Gateway> = {}): Gateway => ({
  id: "gw", name: "North", connected: true, lastObservedAt: now - minute, lastReceivedAt: now - minute, sensors: 4, silentSensors: 0, awaySince: null, ...change,
});
const entry = (change: Partial<LedgerEntry>): LedgerEntry => ({ hour: now, gateway: "a", received: 10, accepted: 10, duplicate: 0, conflict: 0, rejected: 0, undecodable: 0, balance: 0, ...change });
const ledger = (change: Partial<Ledger> = {}): Ledger => ({ from: now, to: now, balanced: true, total: entry({}), inFlight: 0, entries: [], gaps: [], ...change });

describe("whether it is working", () => {
  it("is healthy only while nothing is unknown", () => {
    expect(overall(system())).toEqual({ words: "Healthy", tone: "calm", detail: "1 check passed." });
    expect(overall(system({ unavailable: [{ part: "ledger", cause: "no answer" }] }))).toEqual({ words: "Healthy, as far as is known", tone: "unknown", detail: "1 check passed. 1 part of this page could not be had." });
  });

  it("names the checks that fail", () => {
    expect(overall(system({ status: "Unhealthy", checks: [{ name: "journal", status: "Healthy", cause: null }, { name: "broker", status: "Unhealthy", cause: "away" }] })))
      .toEqual({ words: "Unhealthy", tone: "now", detail: "broker: see the cause below." });
  });

  it("takes a status it does not know for bad", () => {
    expect(overall(system({ status: "Melting" })).tone).toBe("now");
  });
});

describe("a stage", () => {
  it("tells its lag, and what of it is not known", () => {
    expect(stageLag(stage())).toBe("Nothing is waiting");
    expect(stageLag(stage({ lagRecords: 61, lagSeconds: 54 }))).toBe("61 records, 54 s behind");
    expect(stageLag(stage({ lagRecords: 1, lagSeconds: null }))).toBe("1 record behind, since when is not known yet");
  });

  it("tells when it will have caught up, or why that is not known", () => {
    expect(stageDrain(stage())).toBe("nothing to catch up");
    expect(stageDrain(stage({ lagRecords: 9e5, recordsPerSecond: 5400.4, arrivingPerSecond: 0.4, secondsToDrain: 180, drainUnknown: null }))).toBe("in about 3 min: 5,400 records/s, 0.4 come");
    expect(stageDrain(stage({ lagRecords: 9e5, drainUnknown: "it does not go on, and when it will is not known" }))).toBe("not known: it does not go on, and when it will is not known");
  });

  it("is in trouble whatever it says of itself besides", () => {
    expect(stageState(stage({ trouble: "disk full" })).words).toBe("In trouble");
    expect(stageState(stage({ ready: false })).words).toBe("Catching up");
  });
});

describe("the journal", () => {
  const filled = (change: Partial<SystemState["journal"]>): SystemState => system({ journal: { ...system().journal, maxBytes: 32e9, ...change } });

  it("tells what it holds for whom, and the louder the fuller it is", () => {
    expect(journalHeld(filled({}))).toEqual({ words: "nothing: every consumer has read all", tone: "calm" });
    expect(journalHeld(filled({ heldBytes: 17e9, heldShare: 0.53, heldFor: "store", level: "High" }))).toEqual({ words: "17.0\u00a0GB, 53\u00a0% of 32.0\u00a0GB, for time series store", tone: "warn" });
    expect(journalHeld(filled({ heldBytes: 27e9, heldShare: 0.84, heldFor: "rules", level: "NearlyFull" })).tone).toBe("now");
    expect(journalHeld(filled({ heldBytes: null, heldShare: null, level: null })).tone).toBe("unknown");
  });

  it("tells when it is full, or why that can't be said", () => {
    expect(journalUntilFull(filled({ secondsUntilFull: 10_800, untilFullUnknown: null }))).toContain("in about 3 h");
    expect(journalUntilFull(filled({}))).toBe("what comes is read");
    expect(journalUntilFull(filled({ level: "Full", secondsUntilFull: 0 }))).toContain("nothing is taken or acknowledged");
  });
});

describe("a gateway", () => {
  it.each([
    ["away before all else", { awaySince: now, silentSensors: 4 }, "Away"],
    ["never heard", { lastReceivedAt: null, lastObservedAt: null, silentSensors: 4 }, "Never heard"],
    ["with some silent sensors", { silentSensors: 1 }, "1 of 4 sensors silent"],
    ["with all of them silent", { silentSensors: 4 }, "All sensors silent"],
    ["not connected now", { connected: false }, "Heard, not connected now"],
    ["of which the connection is not known", { connected: null }, "Heard"],
  ])("is told as one %s", (_, change, words) => {
    expect(gatewayState(gateway(change)).words).toBe(words);
  });

  it("that sends what it kept is told so", () => {
    expect(lastHeard(gateway({ lastReceivedAt: now - 5_000, lastObservedAt: now - 90 * minute }), now, london)).toBe("21:46, 5 s ago; what it sent was 1 h 29 min old");
    expect(lastHeard(gateway({ lastReceivedAt: null }), now, london)).toBe("never");
  });
});

describe("the ledger", () => {
  it("sums gateways by hour, the newest first, and names those that do not balance though their sum does", () => {
    const hours = ledgerByHour(ledger({ entries: [entry({ hour: 1, balance: 2 }), entry({ hour: 1, gateway: "b", balance: -2 }), entry({ hour: 2, received: 7 })] }));
    expect(hours.map(({ hour, received, balance, unbalanced }) => [hour, received, balance, unbalanced])).toEqual([[2, 7, 0, []], [1, 20, 0, ["a", "b"]]]);
  });

  it("never calls all accounted for what the broker may have lost", () => {
    expect(ledgerState(ledger()).tone).toBe("calm");
    expect(ledgerState(ledger({ gaps: [{ at: now, source: "mosquitto", since: null, reason: "its session was gone" }] }))).toMatchObject({ tone: "warn", detail: expect.stringContaining("1 possible gap") });
    expect(ledgerState(ledger({ balanced: false }))).toMatchObject({ words: "Does not balance", tone: "now" });
  });
});

describe("reading the host's state", () => {
  it("refuses an answer without health rather than showing none", () => {
    expect(() => readSystem({ asOf: "2026-01-14T21:47:00Z", host: { version: "1", uptimeSeconds: 1, memoryBytes: 1 } })).toThrow("system.health is not an object");
  });
});
