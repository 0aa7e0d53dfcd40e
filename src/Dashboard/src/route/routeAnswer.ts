import { type DecisionHistory, type DecisionRecord, fetchHistory } from "../api/history";
import { fetchNight, type Night, type RouteNight } from "../api/night";
import { fetchReadings, type Pages, type Reading } from "../api/readings";
import { fetchRoadForecast, type RoadForecast } from "../api/roadForecast";
import { fetchRouteStations, type RouteStation } from "../api/routeStations";
import { fetchStation, type Station } from "../api/station";
import { fetchTreatments, type Treatment } from "../api/treatments";
import { besides, part, type Part } from "../shell/part";

const hour = 3_600_000;
/** Each costs the host a forecast; a route has two or three. */
export const mostStations = 6;

/** One station of the route: what it measured in the decision day, and what is or was foreseen of its road. */
export interface StationNight {
  readonly site: string;
  /** As the standing decision had it, else as the host has it for this station. */
  readonly offsetK: number;
  readonly station: Part<Station>;
  readonly readings: Part<Pages<Reading>>;
  readonly road: Part<RoadForecast>;
}

/** Everything about one route in one decision day. */
export interface RouteAnswer {
  readonly asOf: number;
  readonly night: Night;
  /** Null for a route that is not in the network. */
  readonly entry: RouteNight | null;
  readonly history: DecisionHistory | null;
  readonly treatments: Part<readonly Treatment[]> | null;
  readonly stations: readonly StationNight[];
  readonly stationsLeftOut: number;
}

/** @param route Null for the list of routes alone. @param day Null for the day that is running. */
export async function fetchRoute(route: string | null, day: string | null, signal: AbortSignal): Promise<RouteAnswer> {
  const night = await fetchNight(signal, day);
  const entry = night.routes.find((each) => each.route.id === route) ?? null;
  const none: RouteAnswer = { asOf: night.asOf, night, entry, history: null, treatments: null, stations: [], stationsLeftOut: 0 };
  if (entry === null) {
    return none;
  }
  const id = entry.route.id;
  const [history, treatments] = await Promise.all([fetchHistory(id, night.day, signal), besides(fetchTreatments(night.day, id, signal))]);
  const stands = standingRecord(history);
  const known = stands === null || stands.inputs.length === 0 ? await part(fetchRouteStations(id, signal)) : null;
  const stations = stands !== null && stands.inputs.length > 0 ? stands.inputs.map(({ site, offsetK }) => ({ site, offsetK })) : known?.kind === "known" ? known.value : [];
  const nights = await Promise.all(stations.slice(0, mostStations).map((station) => stationNight(station, id, night, stands, signal)));
  return { ...none, history, treatments, stations: nights, stationsLeftOut: Math.max(0, stations.length - mostStations) };
}

/** The record that stands, or the last there was of a decision that was withdrawn. */
export function standingRecord({ records }: DecisionHistory): DecisionRecord | null {
  return records.findLast(({ status }) => status === "standing") ?? null;
}

/** Of a night that is running the fan is made now; of one that is over, when it was last decided. */
export function fanIssuedAt(night: Night, stands: DecisionRecord | null): number | null {
  return isRunning(night) ? null : stands?.decision.decidedAt ?? night.dayStart + 3 * hour;
}

export function isRunning({ asOf, dayStart, dayEnd }: Night): boolean {
  return asOf >= dayStart && asOf < dayEnd;
}

async function stationNight(station: RouteStation, route: string, night: Night, stands: DecisionRecord | null, signal: AbortSignal): Promise<StationNight> {
  const query = new URLSearchParams({
    site: station.site, quantity: "road_surface_temperature",
    from: new Date(night.dayStart - 3 * hour).toISOString(), to: new Date(Math.min(night.dayEnd, night.asOf)).toISOString(),
  });
  const [described, readings, road] = await Promise.all([
    besides(fetchStation(station.site, 1, signal)),
    besides(fetchReadings(query, 1, signal)),
    besides(fetchRoadForecast(station.site, signal, fanIssuedAt(night, stands))),
  ]);
  const own = described.kind === "known" ? described.value.routes.find((each) => each.route.id === route)?.offsetK : undefined;
  return { site: station.site, offsetK: station.offsetK ?? own ?? 0, station: described, readings, road };
}
