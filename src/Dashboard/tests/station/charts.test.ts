import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/api/readings";
import type { Station } from "../../src/api/station";
import { stationCharts } from "../../src/station/charts";
import { latestViews } from "../../src/station/latest";
import { stateRuns } from "../../src/station/surfaceStates";
import { LocalTime } from "../../src/time/localTime";
import { now } from "../some";

const hour = 3_600_000;
const local = new LocalTime("Europe/London");

function station(change: Partial<Station> = {}): Station {
  return {
    asOf: now, from: now - 24 * hour,
    site: { id: "a", name: "Mill Lane", kind: "road", latitude: 53, longitude: -1, state: "reporting", sensors: 1, silentSensors: [], failingSensors: [], newestReadingAt: now },
    sensors: [{
      id: "rws-1", gateway: "g", gatewayName: "Depot", intervalMs: 600_000, silentAfterMs: 1_800_000, grade: "indicative",
      quantities: [{ name: "road_surface_temperature", unit: "Cel" }, { name: "air_temperature", unit: "Cel" }, { name: "relative_humidity", unit: "%" }, { name: "surface_state", unit: "code" }],
    }],
    bins: [], latest: [], routes: [],
    thresholds: [{ code: "precautionary", quantity: "road_surface_temperature", unit: "Cel", value: 0.8, meaning: "A moist road is treated at or below", setting: "x", source: "y" }],
    forecast: {
      issuedAt: now - hour, source: "x", isBasis: true, maxAgeHours: 12,
      hours: [{ at: now + hour, values: new Map([["air_temperature", -2], ["wind_speed", 3]]) }, { at: now + 40 * hour, values: new Map([["air_temperature", 9]]) }],
      frostPoint: [{ at: now + hour, dewPoint: -4, frostPoint: -3.5 }],
    },
    frostPointUnavailable: null,
    frostPoint: { basis: "b", silentAfterMs: 1_800_000, points: [{ at: now - hour, dewPoint: -3, frostPoint: -2.7 }, { at: now, dewPoint: null, frostPoint: null }] },
    ...change,
  };
}

const reading = (quantity: string, observedAt: number, value: number): Reading => ({ sensor: "rws-1", quantity, unit: "Cel", observedAt, value, flag: "pass", test: null });

describe("the charts of a station", () => {
  it("put temperatures together with what the host worked out and what is expected, and draw a state as no amount", () => {
    const charts = stationCharts({ station: station(), readings: [reading("road_surface_temperature", now - hour, 1)], expected: [{ at: now + 2 * hour, value: -1 }] });

    expect(charts.map(({ title }) => title)).toEqual(["Temperatures, °C", "Relative humidity, %"]);
    expect(charts[0]?.content.series.map(({ id, kind }) => [id, kind])).toEqual([
      ["rws-1:road_surface_temperature", "measured"], ["rws-1:air_temperature", "measured"], ["dew-point", "computed"], ["frost-point", "computed"],
      ["forecast:frost-point", "expected"], ["expected:road", "expected"], ["forecast:air_temperature", "expected"],
    ]);
    expect(charts[0]?.content.thresholds).toEqual([{ value: 0.8, label: "0.8 °C treat if moist" }]);
  });

  it("reach a day ahead where something is expected, and no further", () => {
    const [temperatures, humidity] = stationCharts({ station: station(), readings: [], expected: [] });

    expect(temperatures?.content.to).toBe(now + 24 * hour);
    expect(temperatures?.content.series.find(({ id }) => id === "forecast:air_temperature")?.points).toHaveLength(1);
    expect(humidity?.content.to).toBe(now);
  });

  it("keep as known what is null: no frost point is no value, not the last one", () => {
    const frost = stationCharts({ station: station(), readings: [], expected: [] })[0]?.content.series.find(({ id }) => id === "frost-point");

    expect(frost?.points.map(({ value }) => value)).toEqual([-2.7, null]);
  });

  it("draw a dew point sensor's own readings and not a second line over them", () => {
    const own = station({ sensors: station().sensors.map((sensor) => ({ ...sensor, quantities: [...sensor.quantities, { name: "dew_point", unit: "Cel" }] })) });

    expect(stationCharts({ station: own, readings: [], expected: [] })[0]?.content.series.some(({ id }) => id === "dew-point")).toBe(false);
  });
});

describe("the newest readings of a station", () => {
  it("have their age, and their doubt in words", () => {
    const latest = [
      { sensor: "rws-1", quantity: "road_surface_temperature", unit: "Cel", observedAt: now - 5 * 60_000, value: -1.26, flag: "pass", test: null, staleAfter: now + 60_000 },
      { sensor: "rws-1", quantity: "air_temperature", unit: "Cel", observedAt: now - 2 * hour, value: 60, flag: "fail", test: "SensorRange", staleAfter: now - hour },
    ];
    const views = latestViews(station({ latest }), now, local);

    expect(views.map(({ name, value, doubt }) => [name, value, doubt])).toEqual([
      ["Road surface temperature", "−1.3\u00a0°C", null],
      ["Air temperature", "60.0\u00a0°C", "silent, failed its checks (SensorRange)"],
      ["Relative humidity", "Never reported", "never reported"],
      ["Surface state", "Never reported", "never reported"],
    ]);
    expect(views[0]?.age).toBe("5 min ago, 21:42");
  });
});

describe("states of the surface", () => {
  it("run as long as they are seen: a silence ends a run", () => {
    const at = (minutes: number, value: number): Reading => reading("surface_state", now + minutes * 60_000, value);
    const runs = stateRuns([at(0, 1), at(10, 1), at(20, 2), at(30, 2), at(90, 2)], "rws-1", 1_800_000);

    expect(runs.map(({ from, until, code }) => [(from - now) / 60_000, (until - now) / 60_000, code])).toEqual([[0, 10, 1], [20, 30, 2], [90, 90, 2]]);
  });
});
