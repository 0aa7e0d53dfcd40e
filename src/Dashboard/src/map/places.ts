import type { Alert } from "../api/alerts";
import type { NetworkMap, Position } from "../api/map";
import type { Night } from "../api/night";
import type { Site, SiteKind } from "../api/sites";
import { about } from "../api/standing";
import type { Part } from "../shell/part";
import { siteSentence, stateName } from "../station/siteWords";
import type { LocalTime } from "../time/localTime";
import { type Group, groupTitles, groups } from "../tonight/action";
import { cardView } from "../tonight/cardView";
import { stationHref } from "../ui/places";

/** How a site stands, gravest first; the shape and the colour of its mark. "unknown": this caller may not read how it stands. */
export const siteLooks = ["alarm", "warning", "silent", "doubt", "unknown", "ok"] as const;
export type SiteLook = (typeof siteLooks)[number];

/** Something on the map and in the list, with everything that either says of it. */
export interface Place {
  /** "route/R01" or "site/beacon-hill". */
  readonly key: string;
  readonly name: string;
  readonly layer: "route" | "site";
  readonly kind: SiteKind | "route";
  /** What it is, in a word or two. */
  readonly what: string;
  readonly look: SiteLook | `route-${Group | "unknown"}`;
  /** How it stands, short enough for a tag. */
  readonly state: string;
  /** The same in sentences. */
  readonly says: readonly string[];
  readonly href: string;
  readonly hrefText: string;
  readonly at: Position | null;
  readonly lines: readonly (readonly Position[])[];
}

export interface Known {
  readonly map: NetworkMap;
  readonly sites: Part<readonly Site[]>;
  readonly alerts: Part<readonly Alert[]>;
  readonly night: Part<Night>;
}

const whats: Readonly<Record<SiteKind, string>> = { road: "Road station", air: "Air monitor", bin: "Bins" };

/** Everything, gravest first: routes that must be seen to, sites with alerts or silent, then the rest. */
export function placesOf(known: Known, now: number, local: LocalTime): Place[] {
  return [...routePlaces(known, now, local), ...sitePlaces(known, now, local)]
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en-GB", { numeric: true }));
}

/** Where it stands in the list: routes and sites of like gravity side by side. */
function rank({ look }: Place): number {
  const order: readonly Place["look"][] = [
    "route-decide", "alarm", "route-treat", "warning", "route-likely", "route-undecided", "silent", "doubt", "route-monitor", "route-none", "route-unknown", "unknown", "ok",
  ];
  return order.indexOf(look);
}

function routePlaces({ map, night }: Known, now: number, local: LocalTime): Place[] {
  return map.routes.map((route) => {
    const entry = night.kind === "known" ? night.value.routes.find((each) => each.route.id === route.id) : undefined;
    const view = entry === undefined ? null : cardView(entry, now, local);
    const due = view === null || view.due === null || view.group === "decide" ? [] : [`${view.due.label} ${view.due.time}, ${view.due.more}.`];
    return {
      key: `route/${route.id}`, name: route.name, layer: "route" as const, kind: "route" as const,
      what: `Route ${route.id}, ${route.priority}`,
      look: `route-${view?.group ?? "unknown"}` as const,
      state: view?.action ?? "Not known",
      says: [
        ...(view === null ? [night.kind === "kept" ? `${night.obstacle.title}: decisions are not shown.` : "The host gives no decision for this route."] : [...due, view.lead, ...view.doubts]),
        ...(view?.stale == null ? [] : [`Stale: ${view.stale}`]),
        ...(route.lines.length === 0 ? ["Its geometry is not in the network file, so it is not on the map."] : []),
      ],
      href: "/", hrefText: "Tonight’s decisions", at: middleOf(route.lines), lines: route.lines,
    };
  });
}

function sitePlaces({ map, sites, alerts }: Known, now: number, local: LocalTime): Place[] {
  const states = new Map(sites.kind === "known" ? sites.value.map((site) => [site.id, site]) : []);
  return map.sites.map(({ id, name, kind, at }) => {
    const site = states.get(id);
    const standing = alerts.kind === "known" ? about(alerts.value, id) : [];
    const look = lookOf(site, standing);
    return {
      key: `site/${id}`, name, layer: "site" as const, kind, what: whats[kind], look,
      state: standing[0] !== undefined && (look === "alarm" || look === "warning") ? `${standing[0].severity} alert` : site === undefined ? "Not known" : stateName(site.state),
      says: [
        ...standing.slice(0, 3).map((alert) => `${alert.severity} (${alert.state.toLowerCase()}): ${local.inWords(alert.reason, now)}`),
        ...(standing.length > 3 ? [`And ${standing.length - 3} more alerts.`] : []),
        site === undefined ? sites.kind === "kept" ? `${sites.obstacle.title}: how it stands is not shown.` : "The host says nothing of how it stands." : siteSentence(site, now),
        ...(alerts.kind === "kept" ? [`Alerts are not shown: ${alerts.obstacle.title.toLowerCase()}.`] : []),
      ],
      href: stationHref(id), hrefText: "Its page", at, lines: [],
    };
  });
}

/** An alert that is only informative, or put by, does not colour a site; silence and doubt do. */
function lookOf(site: Site | undefined, standing: readonly Alert[]): SiteLook {
  const loud = standing.filter(({ shelved, state }) => shelved === null && state !== "Pending");
  if (loud.some(({ severity }) => severity === "Critical" || severity === "Major")) {
    return "alarm";
  }
  if (loud.some(({ severity }) => severity === "Warning")) {
    return "warning";
  }
  switch (site?.state) {
    case undefined: return "unknown";
    case "silent": case "never-reported": return "silent";
    case "failing": case "partly-silent": return "doubt";
    default: return "ok";
  }
}

/** The point of the middle of the longest line. */
function middleOf(lines: readonly (readonly Position[])[]): Position | null {
  const longest = lines.toSorted((a, b) => b.length - a.length)[0];
  return longest?.[Math.floor((longest.length - 1) / 2)] ?? null;
}

export interface PlaceFilter {
  readonly name: string;
  readonly kind: string;
  readonly state: string;
}

/** The same filter for the map and the list. "trouble": what is not as it should be, or not known. */
export function filtered(places: readonly Place[], { name, kind, state }: PlaceFilter): Place[] {
  const wanted = name.trim().toLowerCase();
  return places.filter((place) =>
    (wanted === "" || place.name.toLowerCase().includes(wanted) || place.key.toLowerCase().includes(wanted))
    && (kind === "" || place.kind === kind)
    && (state === "" || !calm.has(place.look)));
}

const calm: ReadonlySet<Place["look"]> = new Set<Place["look"]>(["ok", "route-none", "route-monitor"]);

/** What each mark and line means, for the key of the map: only what is on it. */
export function keyOf(places: readonly Place[]): { readonly look: Place["look"]; readonly words: string }[] {
  const looks = new Set(places.map(({ look }) => look));
  return [
    ...[...groups, "unknown" as const].map((group) => ({ look: `route-${group}` as const, words: group === "unknown" ? "Decision not known" : groupTitles[group] })),
    ...siteLooks.map((look) => ({ look, words: lookWords[look] })),
  ].filter(({ look }) => looks.has(look));
}

const lookWords: Readonly<Record<SiteLook, string>> = {
  alarm: "Major or critical alert", warning: "Warning", silent: "Silent or never reported", doubt: "Partly silent, or failing checks", unknown: "State not known", ok: "Reporting",
};
