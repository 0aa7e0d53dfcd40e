import { describe, expect, it } from "vitest";
import { readNight } from "../../src/api/night";

const answer = () => ({
  day: "2026-01-14", dayStart: "2026-01-14T12:00:00+00:00", dayEnd: "2026-01-15T12:00:00+00:00", timeZone: "Europe/London",
  asOf: "2026-01-14T21:47:00.123Z", simulatedTime: true,
  routes: [{
    route: { id: "r1", name: "A4", priority: "P1", lengthKm: 40, treatedWidthM: 7.3, salt: "pre-wet" },
    decision: {
      id: 12, route: "r1", day: "2026-01-14", revision: 2, decidedAt: "2026-01-14T15:00:00Z", assessedAt: "2026-01-14T15:00:00Z", recordedAt: "2026-01-14T15:00:01Z",
      action: "PRECAUTIONARY", spreadRateGPerM2: 10, treatments: "2", saltTonnes: 5.8, windowStart: null, windowEnd: "2026-01-14T22:52:00Z",
      minRst: -2.1, minRstAt: null, firstFreezeAt: null, basisUntil: null, confidence: 0.8, lateRisk: true, matrixRow: null,
      reasons: [{ code: "a", text: "b" }], ruleVersion: "1", withdrawn: false,
    } as Record<string, unknown> | null,
    freshness: { newestReadingAt: null, stale: true, staleReason: "Bridge is silent" },
  }],
});

describe("reading the host's night", () => {
  it("takes what the host sends", () => {
    const night = readNight(answer());
    expect(night.routes[0]?.decision).toMatchObject({ id: 12, treatments: "two", spreadRate: 10, windowEnd: Date.parse("2026-01-14T22:52:00Z"), lateRisk: true });
    expect(night.routes[0]?.freshness).toEqual({ newestReadingAt: null, stale: true, staleReason: "Bridge is silent" });
  });

  it("takes a route without a decision as one without a decision", () => {
    const without = answer();
    without.routes[0]!.decision = null;
    expect(readNight(without).routes[0]?.decision).toBeNull();
  });

  it.each([
    ["a number that is text", "minRst", "-2.1"],
    ["a time without an offset", "windowEnd", "2026-01-14T22:52:00"],
    ["treatments it does not know", "treatments", "many"],
    ["a missing confidence", "confidence", undefined],
    ["a rate that is not finite", "spreadRateGPerM2", Number.NaN],
  ])("refuses %s and names the place", (_, key, value) => {
    const wrong = answer();
    wrong.routes[0]!.decision![key] = value;
    expect(() => readNight(wrong)).toThrow(`answer.routes[0].decision.${key}`);
  });

  it.each([null, [], "night", 3])("refuses %j", (value) => {
    expect(() => readNight(value)).toThrow("answer is not an object");
  });

  it("refuses a time zone that no clock can show", () => {
    expect(() => readNight({ ...answer(), timeZone: "Europe/Atlantis" })).toThrow("answer.timeZone");
  });
});
