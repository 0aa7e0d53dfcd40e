import { getJson } from "./host";
import { Fields } from "./json";

export const siteKinds = ["road", "air", "bin"] as const;
export type SiteKind = (typeof siteKinds)[number];

export const siteStates = ["reporting", "failing", "partly-silent", "silent", "never-reported", "no-sensors"] as const;
export type SiteStateName = (typeof siteStates)[number];

/** A place with sensors, and whether it is heard from, as the host judged it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly latitude: number;
  readonly longitude: number;
  readonly state: SiteStateName;
  readonly sensors: number;
  readonly silentSensors: readonly string[];
  readonly failingSensors: readonly string[];
  readonly newestReadingAt: number | null;
}

export interface Sites {
  readonly asOf: number;
  readonly sites: readonly Site[];
}

export async function fetchSites(signal?: AbortSignal): Promise<Sites> {
  const fields = Fields.of(await getJson("/api/v1/sites", signal), "sites");
  return { asOf: fields.instant("asOf"), sites: fields.list("sites", readSite) };
}

export function readSite(value: unknown, at: string): Site {
  const fields = Fields.of(value, at);
  return {
    id: fields.text("id"),
    name: fields.text("name"),
    kind: fields.choice("kind", siteKinds),
    latitude: fields.number("latitude"),
    longitude: fields.number("longitude"),
    state: fields.choice("state", siteStates),
    sensors: fields.number("sensors"),
    silentSensors: fields.texts("silentSensors"),
    failingSensors: fields.texts("failingSensors"),
    newestReadingAt: fields.instantOrNull("newestReadingAt"),
  };
}
