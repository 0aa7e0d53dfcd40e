import { describe, expect, it } from "vitest";
import type { DecisionRecord, StationInput } from "../../src/api/history";
import { readRoadForecast } from "../../src/api/roadForecast";
import { readRouteStations } from "../../src/api/routeStations";
import type { Station } from "../../src/api/station";
import { readTreatments, type Treatment } from "../../src/api/treatments";
import type { StationNight } from "../../src/route/routeAnswer";
import { chanceChart, routeFan, spansOf, thresholdsAt } from "../../src/route/routeFan";
import { changes, revisionRows, stationNotes, treatmentRow } from "../../src/route/routeView";
import { dayAfter, isDay } from "../../src/route/dayChooser";
import { LocalTime } from "../../src/time/localTime";
import { at, now, plain, someDecision, someNight, someRoute } from "../some";

const local = new LocalTime("Europe/London");
const night = someNight(someRoute("r1", {}));

const station = {
  site: { id: "a", name: "Mill Lane" },
  sensors: [{ id: "rws-1", silentAfterMs: 1_800_000, quantities: [{ name: "road_surface_temperature", unit: "Cel" }] }],
  thresholds: [
    { code: "freezing", quantity: "road_surface_temperature", unit: "Cel", value: 0, meaning: "m", setting: null, source: "y" },
    { code: "precautionary", quantity: "road_surface_temperature", unit: "Cel", value: 0.5, meaning: "m", setting: "x", source: "y" },
  ],
} as unknown as Station;

const forecast = readRoadForecast({
  site: "a", issuedAt: "2026-01-14T21:47:00Z", asOf: "2026-01-14T21:47:00Z", simulatedTime: false, timeZone: "Europe/London", until: "2026-01-15T21:47:00Z",
  startsFrom: { sensor: "rws-1", observedAt: "2026-01-14T21:30:00Z", value: 1.2, ageMinutes: 17 },
  basis: { kind: "weather-forecast", weatherIssuedAt: "2026-01-14T18:40:00Z", weatherAgeHours: 3, weatherMaxAgeHours: 12, weatherSource: "Met Office" },
  band: { calibrated: false, pastForecasts: 3, since: null }, minimum: { at: "2026-01-15T05:00:00Z", rst: -2.4, lowest10: -3.6 },
  firstAtOrBelowZero: null, firstOneInTenAtOrBelowZero: null, highestChanceAtOrBelowZero: 0.72, notes: [], observed: [],
  points: ["2026-01-15T05:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T20:00:00Z"].map((each) => ({ at: each, rst: -2, p10: -3, p25: -2.5, p50: -2, p75: -1.5, p90: -1, chanceAtOrBelowZero: 0.72, state: null, filmMm: null, iceMm: null })),
});

const reading = (iso: string, value: number, flag: "pass" | "suspect" | "fail" = "pass"): unknown =>
  ({ sensor: "rws-1", quantity: "road_surface_temperature", unit: "Cel", observedAt: at(iso), value, flag, test: flag === "pass" ? null : "SensorRange" });

function of(change: Partial<StationNight> = {}): StationNight {
  return {
    site: "a", offsetK: -0.4, station: { kind: "known", value: station }, road: { kind: "known", value: forecast },
    readings: { kind: "known", value: { rows: [reading("2026-01-14T21:30:00Z", 1.2), reading("2026-01-14T21:40:00Z", 85, "fail")], next: null } } as StationNight["readings"],
    ...change,
  };
}

const input = { site: "a", roadSensorState: "trusted", forecastIssuedAt: now, roadSurfaceAhead: [{ at: at("2026-01-15T05:00:00Z"), value: -1.9 }] } as unknown as StationInput;
const record = (change: Parameters<typeof someDecision>[0] = {}, status = "standing", inputs: readonly StationInput[] = [input]): DecisionRecord => ({ status, correctionOf: null, decision: someDecision(change), inputs });
const treated: Treatment = { id: "run-1", route: "r1", startedAt: at("2026-01-14T20:00:00Z"), endedAt: at("2026-01-14T22:30:00Z"), material: "pre-wet-salt", spreadRate: 8, tonnes: 2.4, vehicle: "WX21 ABC", operator: null, note: null, differences: ["8 g/m² was spread, 10 g/m² was decided."] };
const kept = { kind: "kept", obstacle: { kind: "fault", title: "This could not be had", text: "No road surface temperature of the last 3 h passed its checks.", wantsKey: false } } as const;

describe("the chart of a route's station", () => {
  it("has what was measured with its flags, the fan inside the decision day, and what the decision expected", () => {
    const chart = routeFan(of(), night, record(), [treated]);

    expect(chart.series.map(({ id, kind }) => [id, kind])).toEqual([
      ["measured:a:rws-1", "measured"], ["road:p90", "expected"], ["road:p75", "expected"], ["road:p50", "expected"], ["road:p25", "expected"], ["road:p10", "expected"], ["expected:road", "expected"]]);
    expect(chart.series[0]?.points.map(({ flag }) => flag)).toEqual(["pass", "fail"]);
    expect(chart.series[3]?.points).toHaveLength(2);
    expect([chart.from, chart.to, chart.now, chart.nowLabel]).toEqual([at("2026-01-14T09:00:00Z"), night.dayEnd, now, undefined]);
    expect(chart.marks).toEqual([{ at: at("2026-01-15T01:40:00Z"), label: "first freeze" }]);
    expect(chart.spans?.map(({ label }) => label)).toEqual(["start window", "treated 8 g/m²"]);
  });

  it("draws thresholds where they hold at the station: higher by what the coldest stretch is colder", () => {
    expect(thresholdsAt(station, -0.4)).toEqual([
      { value: 0, label: "0.0 °C freezing" }, { value: 0.4, label: "0.4 °C here: coldest stretch freezing" }, { value: 0.9, label: "0.9 °C here: treat if moist" }]);
    expect(thresholdsAt(station, 0)).toEqual([{ value: 0, label: "0.0 °C freezing" }, { value: 0.5, label: "0.5 °C treat if moist" }]);
  });

  it("keeps its place without a fan, and names the line of a night that is over otherwise than now", () => {
    const over = { ...night, asOf: at("2026-01-16T09:00:00Z") };
    expect(routeFan(of({ road: kept }), night, null, []).series.map(({ id }) => id)).toEqual(["measured:a:rws-1"]);
    expect(routeFan(of(), over, record(), []).nowLabel).toBe("foreseen from here");
    expect(routeFan(of({ road: kept }), over, null, []).now).toBeNull();
  });

  it("marks a start without a window, and a treatment without an end, as instants", () => {
    const decision = someDecision({ windowStart: at("2026-01-14T22:52:00Z") });
    expect(spansOf(decision, [{ ...treated, endedAt: null }])).toEqual([]);
    expect(routeFan(of(), night, record({ windowStart: at("2026-01-14T22:52:00Z") }), [{ ...treated, endedAt: null }]).marks?.map(({ label }) => label)).toEqual(["treated", "latest start", "first freeze"]);
  });

  it("draws the chance of each station in per cent, and nothing where none is foreseen", () => {
    expect(chanceChart([of(), of({ site: "b", road: kept })], (site) => site, night)?.series.map(({ id, points }) => [id, points.map(({ value }) => value)])).toEqual([["chance:a", [72, 72]]]);
    expect(chanceChart([of({ road: kept })], (site) => site, night)).toBeNull();
  });
});

describe("what is said of a route", () => {
  it("says of a station what is missing, silent or distrusted", () => {
    expect(stationNotes(of(), input, record(), true, now, local)).toEqual(["1 reading failed the checks: drawn as crosses, and no part of anything decided."]);
    const later = now + 3_600_000;
    expect(stationNotes(of({ road: kept }), { ...input, roadSensorState: "silent since 2026-01-14 21:30 UTC", forecastIssuedAt: null }, record(), true, later, local)).toEqual([
      "Nothing that can be trusted has come for 1 h 17 min: the last is of 21:30.",
      "1 reading failed the checks: drawn as crosses, and no part of anything decided.",
      "Nothing is foreseen of the road here: No road surface temperature of the last 3 h passed its checks.",
      "To the standing decision its road sensor was silent since 21:30.",
      "The standing decision had no weather forecast for this station."]);
    expect(stationNotes(of({ readings: { kind: "known", value: { rows: [], next: null } } }), null, record(), true, now, local)).toEqual([
      "No road surface temperature that can be trusted was measured here in this decision day.", "The standing decision does not rest on this station."]);
  });

  it("says where the decision expects another road than is foreseen", () => {
    const warmer = { ...input, roadSurfaceAhead: [{ at: at("2026-01-15T06:00:00Z"), value: -0.6 }] };
    expect(plain(stationNotes(of(), warmer, record(), true, now, local))).toContain(
      "The standing decision expects this road to fall to −0.6 °C, the forecast drawn here to −2.0 °C: the decision’s is 1.4 K warmer. They are made in two ways.");
    expect(stationNotes(of({ road: kept }), warmer, record(), true, now, local).join(" ")).not.toContain("two ways");
  });

  it("says of each revision what it asked for otherwise than the one before", () => {
    const quiet = someDecision({ action: "MONITOR", spreadRate: null, treatments: "none", windowStart: null, windowEnd: null, iceProbability: null });
    expect(plain(changes(quiet, someDecision(), now, local))).toBe("Monitor to Precautionary; no rate to 10 g/m²; treatments: none to one; start by none to 22:52");
    expect(changes(someDecision(), someDecision({ minRst: -3, windowEnd: at("2026-01-14T22:45:00Z") }), now, local)).toBe("only numbers or reasons");
    const rows = revisionRows({ records: [record({ ...quiet, revision: 1 }, "superseded"), record({ revision: 2 })], actions: [], callOuts: [] }, "dry", now, local);
    expect(plain(rows.map((row) => [row[0], row[7], row[8], row[9]]))).toEqual([["2", "91 %", "Monitor to Precautionary; no rate to 10 g/m²; treatments: none to one; start by none to 22:52", "Standing"], ["1", "not known", "first", "Superseded"]]);
  });

  it("tells what was spread with its differences, and what nobody said as not said", () => {
    expect(plain(treatmentRow(treated, now, local))).toEqual(["20:00", "22:30", "Pre-wet salt, 8 g/m²", "2.4 t", "WX21 ABC", "8 g/m² was spread, 10 g/m² was decided."]);
    expect(treatmentRow({ ...treated, endedAt: null, spreadRate: null, tonnes: null, vehicle: null, differences: [] }, now, local).slice(1)).toEqual(["not said", "Pre-wet salt, rate not said", "not said", "not said", "It does not"]);
    expect(() => readTreatments({ treatments: [{ id: "x", route: "r1", material: "grit" }] })).toThrow("startedAt");
  });

  it("finds a route's stations in the network file, and days by their date", () => {
    expect(readRouteStations({ routes: [{ id: "r0", stations: [{ site: "z" }] }, { id: "r1", stations: [{ site: "a", offset: -0.4 }, { site: "b" }] }] }, "r1")).toEqual([{ site: "a", offsetK: -0.4 }, { site: "b", offsetK: null }]);
    expect([dayAfter("2026-02-28", 1), dayAfter("2026-03-29", -1), isDay("2026-13-01"), isDay("2026-01-14"), isDay(null)]).toEqual(["2026-03-01", "2026-03-28", false, true, false]);
  });
});
