import { getJson } from "./host";
import { Fields } from "./json";

/** A station that speaks for a route, by the network file. */
export interface RouteStation {
  readonly site: string;
  /** K added to its road surface to give the route's coldest stretch; null where the file has it by the weather. */
  readonly offsetK: number | null;
}

/** The stations of a route as the network has it now; none for a route that has left it. */
export async function fetchRouteStations(route: string, signal?: AbortSignal): Promise<readonly RouteStation[]> {
  return readRouteStations(await getJson("/api/v1/network", signal), route);
}

export function readRouteStations(value: unknown, route: string): readonly RouteStation[] {
  return Fields.of(value, "network").rows("routes", (fields) => (fields.text("id") !== route ? []
    : fields.rows("stations", (station) => ({ site: station.text("site"), offsetK: station.numberOrNull("offset") })))).flat();
}
