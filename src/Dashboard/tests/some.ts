import type { Decision } from "../src/api/decision";
import type { Night, RouteNight } from "../src/api/night";

/** 14 January 2026, 21:47:00 in London. */
export const now = Date.parse("2026-01-14T21:47:00Z");
export const at = (iso: string): number => Date.parse(iso);

export function someDecision(change: Partial<Decision> = {}): Decision {
  return {
    id: 1, route: "r1", day: "2026-01-14", revision: 1, decidedAt: at("2026-01-14T15:00:00Z"), assessedAt: at("2026-01-14T15:00:00Z"), forecastIssuedAt: at("2026-01-14T12:00:00Z"), action: "PRECAUTIONARY",
    spreadRate: 10, treatments: "one", saltTonnes: 2.92, windowStart: at("2026-01-14T19:00:00Z"), windowEnd: at("2026-01-14T22:52:00Z"),
    minRst: -2.1, minRstAt: at("2026-01-15T05:00:00Z"), firstFreezeAt: at("2026-01-15T01:40:00Z"), basisUntil: at("2026-01-15T12:00:00Z"),
    iceProbability: 0.91, confidence: 0.8, lateRisk: false, matrixRow: "frost-dry", reasons: [{ code: "rst", text: "It freezes." }], ruleVersion: "1", withdrawn: false, acknowledged: null, acknowledgedBefore: null, calledOut: null, order: null, orderBefore: null,
    ...change,
  };
}

export function someRoute(id: string, decision: Partial<Decision> | null, change: Partial<RouteNight["route"]> = {}): RouteNight {
  return {
    route: { id, name: `Route ${id}`, priority: "P1", lengthKm: 40, treatedWidthM: 7.3, salt: "dry", ...change },
    decision: decision === null ? null : someDecision({ route: id, ...decision }),
    freshness: { newestReadingAt: now - 120_000, stale: false, staleReason: null },
  };
}

export function someNight(...routes: RouteNight[]): Night {
  return {
    day: "2026-01-14", dayStart: at("2026-01-14T12:00:00Z"), dayEnd: at("2026-01-15T12:00:00Z"), timeZone: "Europe/London",
    asOf: now, simulatedTime: false, routes,
  };
}

/** With plain spaces for the ones that keep a number and its unit on one line. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll("\u00a0", " ")) as T;
}
