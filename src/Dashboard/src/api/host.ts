import { type DecisionRecord, readHistory } from "./history";
import { signed } from "./key";
import { type Night, readNight } from "./night";

/** Why the host gave no answer that could be used, in words for the page. */
export class HostError extends Error {
  override readonly name = "HostError";

  constructor(message: string, readonly status: number) {
    super(message);
  }

  /** The host wants to know who asks, or this key may not ask. */
  get wantsKey(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

const decisions = "/api/v1/gritting/decisions";
const timeoutMs = 10_000;

/** The decisions of the decision day that the host is in now. */
export async function fetchNight(signal?: AbortSignal): Promise<Night> {
  return readNight(await getJson(decisions, signal));
}

/** Every record of one route's decision for one day, oldest first. */
export async function fetchHistory(route: string, day: string): Promise<DecisionRecord[]> {
  return readHistory(await getJson(`${decisions}/${encodeURIComponent(route)}/${encodeURIComponent(day)}`));
}

async function getJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const limit = AbortSignal.timeout(timeoutMs);
  const response = await fetch(path, {
    headers: signed({ accept: "application/json" }),
    cache: "no-store",
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (!response.ok) {
    throw new HostError(await refusal(response), response.status);
  }
  return response.json();
}

/** What a refusal means, with the host's own words (RFC 9457) where it gave some. */
export async function refusal(response: Response): Promise<string> {
  const said = await problemTitle(response);
  const status = `The host answered ${response.status}${said === null ? "" : `: ${said}`}`;
  switch (response.status) {
    case 401: case 403: return `${status}. This page may not read decisions; ask who runs the host for access`;
    case 429: return `${status}. It is being asked too often`;
    case 503: return `${status}. It is starting, or a part of it is down`;
    default: return status;
  }
}

async function problemTitle(response: Response): Promise<string | null> {
  if (!response.headers.get("content-type")?.includes("json")) {
    return null;
  }
  const body: unknown = await response.json().catch(() => null);
  const title = typeof body === "object" && body !== null && "title" in body ? body.title : null;
  return typeof title === "string" ? title.slice(0, 200) : null;
}
