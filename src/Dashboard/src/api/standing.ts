import { type Alert, fetchAlerts, severities } from "./alerts";

/** Every alert that stands. */
export async function fetchStanding(signal?: AbortSignal): Promise<readonly Alert[]> {
  return (await fetchAlerts({ state: "standing" }, signal)).alerts;
}

/** Those about a site, its sensors or its bins, gravest first, the newest of equals first. */
export function about(standing: readonly Alert[], site: string): Alert[] {
  return standing.filter((alert) => alert.site === site).toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.since - a.since);
}
