import { getJson } from "./host";
import { Fields } from "./json";
import { type SiteKind, siteKinds } from "./sites";

/** Degrees east, degrees north (WGS 84), as GeoJSON has them. */
export type Position = readonly [number, number];

export interface MappedRoute {
  readonly id: string;
  readonly name: string;
  readonly priority: string;
  readonly lengthKm: number;
  readonly stations: readonly string[];
  /** Empty where the network file gives no geometry. */
  readonly lines: readonly (readonly Position[])[];
}

export interface MappedSite {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly bins: readonly string[];
  readonly at: Position;
}

/** Where things are; how they are is asked for elsewhere. */
export interface NetworkMap {
  readonly routes: readonly MappedRoute[];
  readonly sites: readonly MappedSite[];
}

export async function fetchMap(signal?: AbortSignal): Promise<NetworkMap> {
  return readMap(await getJson("/api/v1/map", signal));
}

export function readMap(value: unknown): NetworkMap {
  const routes: MappedRoute[] = [];
  const sites: MappedSite[] = [];
  Fields.of(value, "map").list("features", (item, at) => {
    const feature = Fields.of(item, at);
    const properties = feature.child("properties");
    if (properties.choice("layer", ["route", "site"]) === "route") {
      routes.push({
        id: properties.text("id"), name: properties.text("name"), priority: properties.text("priority"), lengthKm: properties.number("lengthKm"),
        stations: properties.texts("stations"), lines: feature.has("geometry") ? linesOf(feature.child("geometry")) : [],
      });
    } else {
      sites.push({
        id: properties.text("id"), name: properties.text("name"), kind: properties.choice("kind", siteKinds), bins: properties.texts("bins"),
        at: position(feature.child("geometry").raw("coordinates"), feature.at),
      });
    }
  });
  return { routes, sites };
}

function linesOf(geometry: Fields): readonly (readonly Position[])[] {
  return geometry.choice("type", ["LineString", "MultiLineString"]) === "LineString"
    ? [geometry.list("coordinates", position)]
    : geometry.list("coordinates", (line, at) => Fields.of({ line }, at).list("line", position));
}

function position(value: unknown, at: string): Position {
  if (Array.isArray(value) && typeof value[0] === "number" && typeof value[1] === "number") {
    return [value[0], value[1]];
  }
  return Fields.of({}, at).fail("coordinates", "a position");
}
