import { type Decision, readDecision } from "./decision";
import { getJson, postJson } from "./host";
import { Fields } from "./json";

export const decisions = "/api/v1/gritting/decisions";

export interface Route {
  readonly id: string;
  readonly name: string;
  readonly priority: string;
  readonly lengthKm: number;
  readonly treatedWidthM: number;
  /** "dry" or "pre-wet". */
  readonly salt: string;
}

/** How old the evidence for a route is, as the host judged it when it answered. */
export interface Freshness {
  readonly newestReadingAt: number | null;
  readonly stale: boolean;
  readonly staleReason: string | null;
}

export interface RouteNight {
  readonly route: Route;
  readonly decision: Decision | null;
  readonly freshness: Freshness;
}

/** Every route's standing decision for one decision day (12:00 to 12:00 local), as the host knew it at `asOf`. */
export interface Night {
  readonly day: string;
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly timeZone: string;
  readonly asOf: number;
  readonly simulatedTime: boolean;
  readonly routes: readonly RouteNight[];
}

/** The decisions of a decision day: without `day` of the one that the host is in now. */
export async function fetchNight(signal?: AbortSignal, day: string | null = null): Promise<Night> {
  return readNight(await getJson(day === null ? decisions : `${decisions}?${new URLSearchParams({ day })}`, signal));
}

/** What else than the decision is to be done, as the host takes it. */
export interface OverridePost {
  readonly action: string;
  /** g/m² each treatment; null where none is spread. */
  readonly spreadRate: number | null;
  readonly treatments: "1" | "2" | "successive" | null;
}

/** Each is about the revision that was seen; the host refuses where another one stands meanwhile. */
export function postAcknowledgement(decision: Decision, by: string, reason: string): Promise<unknown> {
  return postAbout(decision, "acknowledge", { by, reason });
}

export function postConfirmation(decision: Decision, by: string, reason: string): Promise<unknown> {
  return postAbout(decision, "confirm", { by, reason });
}

export function postOverride(decision: Decision, by: string, reason: string, instead: OverridePost): Promise<unknown> {
  return postAbout(decision, "override", { by, reason, ...instead });
}

function postAbout(decision: Decision, deed: string, body: object): Promise<unknown> {
  return postJson(`${decisions}/${encodeURIComponent(decision.day)}/${encodeURIComponent(decision.route)}/${decision.revision}/${deed}`, body);
}

export function readNight(value: unknown): Night {
  const fields = Fields.of(value, "answer");
  return {
    day: fields.day("day"),
    dayStart: fields.instant("dayStart"),
    dayEnd: fields.instant("dayEnd"),
    timeZone: fields.timeZone("timeZone"),
    asOf: fields.instant("asOf"),
    simulatedTime: fields.flag("simulatedTime"),
    routes: fields.list("routes", readRouteNight),
  };
}

export function readRoute(fields: Fields): Route {
  return {
    id: fields.text("id"),
    name: fields.text("name"),
    priority: fields.text("priority"),
    lengthKm: fields.number("lengthKm"),
    treatedWidthM: fields.number("treatedWidthM"),
    salt: fields.text("salt"),
  };
}

function readRouteNight(value: unknown, at: string): RouteNight {
  const fields = Fields.of(value, at);
  const freshness = fields.child("freshness");
  return {
    route: readRoute(fields.child("route")),
    decision: fields.has("decision") ? readDecision(fields.raw("decision"), `${at}.decision`) : null,
    freshness: {
      newestReadingAt: freshness.instantOrNull("newestReadingAt"),
      stale: freshness.flag("stale"),
      staleReason: freshness.textOrNull("staleReason"),
    },
  };
}
