import { describe, expect, it } from "vitest";
import { readKnown, readRecomputation, readVerification } from "../../src/api/record";
import { findingRow, forecastKnown, knownAtBounds, knownRows, recomputedWords, stateOf, stoodWords, verifiedWords } from "../../src/record/recordView";
import { LocalTime } from "../../src/time/localTime";
import { at, now, plain, someDecision } from "../some";

const local = new LocalTime("Europe/London");

function verification(change: Record<string, unknown> = {}): ReturnType<typeof readVerification> {
  return readVerification({
    at: "2026-01-14T21:47:00Z", sound: true, entries: 1204, endsWith: 1204, hash: "5d0c", headsCompared: 3,
    lastHead: { sequence: 1200, hash: "aa", recordedAt: "2026-01-14T20:00:00Z", exportedAt: "2026-01-14T21:00:00Z", key: "0123456789abcdef", signature: "s", signedText: "t" },
    evidenceCompared: 24, findings: [], ...change,
  });
}

const changed = { trouble: "ChangedRecord", sequence: 7, text: "What entry 7 (decided: r1, 2026-01-14, revision 2) records was changed since.", route: "r1", day: "2026-01-14", revision: 2 };

describe("the record's verification", () => {
  it("says what was gone through and how far exported heads vouch for it", () => {
    expect(verifiedWords(verification(), now, local)).toEqual([
      "As it was written: 1,204 entries and 24 pieces of evidence were gone through.",
      "3 exported heads compared, the furthest of entry 1,200, exported 21:00. What came after it rests on the chain alone."]);
    expect(verifiedWords(verification({ headsCompared: 0, lastHead: null }), now, local)[1]).toContain("whoever can write the database could have written it anew");
    expect(verifiedWords(verification({ entries: 0, evidenceCompared: 0 }), now, local)).toEqual(["Nothing is on record yet."]);
  });

  it("names what broke and where", () => {
    expect(findingRow(verification({ sound: false, findings: [changed] }).findings[0]!, now, local)).toEqual([
      "A record was changed", "7", "r1, 2026-01-14, revision 2", "What entry 7 (decided: r1, 2026-01-14, revision 2) records was changed since."]);
  });

  it("never vouches for a route's day in a record that is not whole elsewhere, nor before it was verified", () => {
    const broken = verification({ sound: false, findings: [changed, { ...changed, trouble: "MissingEntry", route: null, day: null, revision: null }] });
    expect(stateOf(verification(), "r1", "2026-01-14").kind).toBe("sound");
    expect(stateOf(broken, "r1", "2026-01-14")).toEqual({ kind: "named", words: "1 finding: a record was changed" });
    expect(stateOf(broken, "r2", "2026-01-14").kind).toBe("doubt");
    expect(stateOf(broken, "r1", "2026-01-13").kind).toBe("doubt");
    expect(stateOf(null, "r1", "2026-01-14").kind).toBe("unknown");
    expect(verification({ sound: undefined }).sound).toBe(false);
  });
});

describe("a decision that is decided again", () => {
  const again = (change: Record<string, unknown> = {}): string => recomputedWords(readRecomputation({
    entry: 31, route: "r1", day: "2026-01-14", revision: 2, decidedAt: "2026-01-14T15:20:00Z", recordedAt: "2026-01-14T15:20:01Z", recordedRelease: "0.1.0",
    recordedRules: "gritting-2.0", recomputedRules: "gritting-2.0", same: true, differences: [], readings: 4624, evidence: [{ name: "root" }, { name: "policy" }], ...change,
  }));

  it("says that it is the same, or whose rules made it another", () => {
    expect(again()).toBe("The same came out, temperatures to 0.01 °C. Entry 31 was decided again from 4,624 readings in 2 pieces of evidence, each as its hash says.");
    expect(again({ same: false, differences: [{ field: "action", recorded: "MONITOR", recomputed: null }] })).toContain("Not the same under the rules that decided it (gritting-2.0): 1 field came out otherwise.");
    expect(again({ same: false, recomputedRules: "gritting-3.0", differences: [{ field: "minRst", recorded: "-1", recomputed: "-2" }] })).toContain("under other rules: gritting-2.0 of release 0.1.0 decided, gritting-3.0 decided again.");
  });
});

describe("what was known", () => {
  const knownAt = at("2026-01-14T14:00:00Z");
  const reading = (change: Record<string, unknown>): unknown => ({ sensor: "rws-1", quantity: "road_surface_temperature", unit: "Cel", observedAt: "2026-01-14T13:50:00Z", receivedAt: "2026-01-14T13:51:00Z", value: 2.4, flag: "pass", test: null, ...change });
  const known = readKnown({
    routeId: "r1", day: "2026-01-14", knownAt: "2026-01-14T14:00:00Z", standing: null,
    stations: [{
      site: "a", name: "Mill Lane", offsetK: -0.4, readingsCut: false, forecasts: [{ issuedAt: "2026-01-14T12:00:00Z", source: "Met Office" }],
      readings: [reading({ observedAt: "2026-01-14T13:40:00Z", value: 2.6 }), reading({}), reading({ observedAt: "2026-01-14T13:55:00Z", value: 85, flag: "fail", test: "SensorRange" }), reading({ sensor: "rws-2", quantity: "surface_state", unit: "code", value: 1, flag: "suspect" })],
    }],
  });

  it("is the newest of each series as it was judged then, and beside a failed one the last that had not failed", () => {
    expect(plain(knownRows(known.stations[0]!, knownAt, local))).toEqual([
      ["Road surface temperature", "rws-1", "85.0 °C", "13:55, 5 min before", "13:51", "failed (SensorRange)"],
      ["Road surface temperature", "rws-1", "2.4 °C", "13:50, 10 min before", "13:51", "passed"],
      ["Surface state", "rws-2", "damp", "13:50, 10 min before", "13:51", "suspect"]]);
    expect(forecastKnown(known.stations[0]!, knownAt, local)).toBe("The newest weather forecast that had come was issued 12:00 by Met Office, 2 h old then.");
    expect(forecastKnown({ ...known.stations[0]!, forecasts: [] }, knownAt, local)).toBe("No weather forecast had come.");
  });

  it("says what stood, and that nothing did", () => {
    expect(stoodWords(known.standing, "dry", knownAt, local)).toBe("No decision stood.");
    expect(plain(stoodWords({ status: "standing", correctionOf: null, decision: someDecision(), inputs: [] }, "dry", now, local)))
      .toBe("Revision 1 stood, decided 15:00: Precautionary, 10 g/m² dry salt, one treatment, start by 22:52, lowest road surface −2.1 °C, ice 91 % likely if untreated. Nobody had ordered anything about it.");
  });

  it("is asked for a time that has been", () => {
    const night = { dayStart: at("2026-01-14T12:00:00Z"), asOf: now };
    expect(knownAtBounds(night, knownAt)).toBeNull();
    expect(knownAtBounds(night, now + 60_000)).toContain("what is to come");
    expect(knownAtBounds(night, null)).toContain("Enter a date");
  });
});
