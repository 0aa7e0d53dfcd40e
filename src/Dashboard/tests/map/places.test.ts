import { describe, expect, it } from "vitest";
import type { Alert } from "../../src/api/alerts";
import type { NetworkMap } from "../../src/api/map";
import type { Site } from "../../src/api/sites";
import { filtered, keyOf, type Known, placesOf } from "../../src/map/places";
import { LocalTime } from "../../src/time/localTime";
import { now, someNight, someRoute } from "../some";

const local = new LocalTime("Europe/London");
const kept = { kind: "kept", obstacle: { kind: "not-allowed", title: "This access key may not see this", text: "", wantsKey: true } } as const;

const map: NetworkMap = {
  routes: [
    { id: "r1", name: "Ring road", priority: "P1", lengthKm: 30, stations: ["a"], lines: [[[-1, 53], [-1.1, 53.1], [-1.2, 53]]] },
    { id: "r2", name: "Seafront", priority: "P2", lengthKm: 10, stations: [], lines: [] },
  ],
  sites: ["a", "b", "c", "d"].map((id) => ({ id, name: `Site ${id}`, kind: id === "d" ? "bin" as const : "road" as const, bins: [], at: [-1, 53] })),
};

function site(id: string, state: Site["state"]): Site {
  return { id, name: `Site ${id}`, kind: "road", latitude: 53, longitude: -1, state, sensors: 1, silentSensors: state === "silent" ? ["s"] : [], failingSensors: [], newestReadingAt: state === "never-reported" ? null : now - 60_000 };
}

function alert(at: string, severity: Alert["severity"], change: Partial<Alert> = {}): Alert {
  return {
    id: 1, rule: "hoar-frost", subjectKind: "Site", subject: at, subjectName: at, site: at, severity, state: "Raised", since: now, raisedAt: now, clearedAt: null,
    reason: "The road froze at 2026-01-14T21:40Z.", acknowledged: null, shelved: null, calledOut: null, ...change,
  };
}

const known: Known = {
  map,
  sites: { kind: "known", value: [site("a", "reporting"), site("b", "silent"), site("c", "reporting"), site("d", "reporting")] },
  alerts: { kind: "known", value: [alert("c", "Major"), alert("a", "Warning", { shelved: { by: "x", at: now, reason: "", until: now + 1 } })] },
  night: { kind: "known", value: someNight(someRoute("r1", { action: "PRECAUTIONARY" }), someRoute("r2", null)) },
};

describe("the places of the map", () => {
  it("stand gravest first, routes and sites side by side, and say why", () => {
    const places = placesOf(known, now, local);

    expect(places.map(({ key, look }) => [key, look])).toEqual([
      ["site/c", "alarm"], ["route/r1", "route-treat"], ["route/r2", "route-undecided"], ["site/b", "silent"], ["site/a", "ok"], ["site/d", "ok"],
    ]);
    expect(places[0]?.state).toBe("Major alert");
    expect(places[0]?.says[0]).toBe("Major (raised): The road froze at 21:40.");
    expect(places[1]?.says[0]).toMatch(/^Start by 22:52/);
    expect(places[3]?.state).toBe("Silent");
  });

  it("say of a shelved alert that it is there without colouring the site by it", () => {
    const a = placesOf(known, now, local).find(({ key }) => key === "site/a");

    expect(a?.look).toBe("ok");
    expect(a?.says[0]).toContain("Warning (raised)");
  });

  it("are not known, and never fine, where this key may not read how they stand", () => {
    const places = placesOf({ map, sites: kept, alerts: kept, night: kept }, now, local);

    expect(new Set(places.map(({ look }) => look))).toEqual(new Set(["unknown", "route-unknown"]));
    expect(places.every(({ state }) => state === "Not known")).toBe(true);
    expect(filtered(places, { name: "", kind: "", state: "trouble" })).toHaveLength(6);
  });

  it("without geometry are in the list, and say that they are not on the map", () => {
    const seafront = placesOf(known, now, local).find(({ key }) => key === "route/r2");

    expect(seafront?.at).toBeNull();
    expect(seafront?.says.at(-1)).toContain("not on the map");
  });

  it("are filtered by name, kind and trouble, for the list and the map alike", () => {
    const places = placesOf(known, now, local);
    const keys = (filter: Partial<Parameters<typeof filtered>[1]>): string[] => filtered(places, { name: "", kind: "", state: "", ...filter }).map(({ key }) => key);

    expect(keys({ name: " RING " })).toEqual(["route/r1"]);
    expect(keys({ kind: "bin" })).toEqual(["site/d"]);
    expect(keys({ state: "trouble" })).toEqual(["site/c", "route/r1", "route/r2", "site/b"]);
  });

  it("have a key that names what is there and nothing else", () => {
    expect(keyOf(placesOf(known, now, local)).map(({ words }) => words)).toEqual(["Treat", "No decision", "Major or critical alert", "Silent or never reported", "Reporting"]);
  });
});
