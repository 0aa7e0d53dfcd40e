import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Position } from "../api/map";
import { type Bounds, graticule } from "./geometry";
import { routeLooks } from "./looks";
import type { Place } from "./places";

type Data = Exclude<GeoJSONSourceSpecification["data"], string>;

/** A style of its own: no tiles, no glyphs, no sprite, and so no other server. What is drawn is the network and a graticule. */
export function styleOf(bounds: Bounds, places: readonly Place[]): StyleSpecification {
  return {
    version: 8,
    sources: {
      graticule: { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: graticule(bounds).lines.map(copied) } } },
      routes: { type: "geojson", data: routesData(places) },
      sites: { type: "geojson", data: sitesData(places) },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#f4f6f8" } },
      { id: "graticule", type: "line", source: "graticule", paint: { "line-color": "#dbe2e8", "line-width": 1 } },
      ...routeLayers(),
      { id: "sites", type: "symbol", source: "sites", layout: { "icon-image": ["get", "icon"], "icon-size": 0.5, "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "order"] } },
    ],
  };
}

/** A white edge under each line, so that lines that cross or meet can be told apart; the gravest on top. */
function routeLayers(): LayerSpecification[] {
  const entries = Object.entries(routeLooks).toReversed();
  return entries.flatMap(([group, { colour, width, dash }]) => {
    const filter: ExpressionSpecification = ["==", ["get", "look"], `route-${group}`];
    const layout = { "line-cap": dash === null ? "round" as const : "butt" as const, "line-join": "round" as const };
    return [
      { id: `route-edge-${group}`, type: "line" as const, source: "routes", filter, layout, paint: { "line-color": "#ffffff", "line-width": width + 3 } },
      { id: `route-${group}`, type: "line" as const, source: "routes", filter, layout, paint: { "line-color": colour, "line-width": width, ...(dash === null ? {} : { "line-dasharray": [...dash] }) } },
    ];
  });
}

export function routesData(places: readonly Place[]): Data {
  return {
    type: "FeatureCollection",
    features: places.filter(({ lines }) => lines.length > 0).map(({ key, look, lines }) => (
      { type: "Feature" as const, properties: { key, look }, geometry: { type: "MultiLineString" as const, coordinates: lines.map(copied) } })),
  };
}

export function sitesData(places: readonly Place[]): Data {
  return {
    type: "FeatureCollection",
    features: places.filter(({ layer, at }) => layer === "site" && at !== null).map(({ key, look, kind, at }, index, all) => (
      { type: "Feature" as const, properties: { key, icon: `${look}-${kind}`, order: all.length - index }, geometry: { type: "Point" as const, coordinates: [...(at ?? [0, 0])] } })),
  };
}

function copied(line: readonly Position[]): number[][] {
  return line.map(([longitude, latitude]) => [longitude, latitude]);
}
