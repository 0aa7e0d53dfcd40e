import { signed } from "./key";

/** Why the host gave no answer that could be used, in words for the page. */
export class HostError extends Error {
  override readonly name = "HostError";

  /**
   * @param said The host's own sentence about it (the detail of RFC 9457), where it gave one.
   * @param errors What was wrong with what was sent, by the name of the field.
   */
  constructor(
    message: string,
    readonly status: number,
    readonly said: string | null = null,
    readonly errors: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    super(message);
  }

  /** The host wants to know who asks, or this key may not ask. */
  get wantsKey(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

const timeoutMs = 10_000;

interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** How long the host may take over it; 10 s where nothing is said. */
  readonly timeoutMs?: number;
}

/** What the host answers at this address. What reads it field by field is in the file of what it is (api/json.ts). */
export async function getJson(path: string, signal?: AbortSignal, limitMs = timeoutMs): Promise<unknown> {
  return (await ask(path, { headers: signed({ accept: "application/json" }) }, { signal, timeoutMs: limitMs })).json();
}

/** Sends a deed. Never tried again by itself: whoever did it is told what became of it. */
export async function postJson(path: string, body: unknown, limitMs = timeoutMs): Promise<unknown> {
  const response = await ask(path, {
    method: "POST",
    headers: signed({ accept: "application/json", "content-type": "application/json" }),
    body: JSON.stringify(body),
  }, { timeoutMs: limitMs });
  return response.status === 204 ? null : response.json();
}

async function ask(path: string, request: RequestInit, { signal, timeoutMs: limitMs = timeoutMs }: Asking): Promise<Response> {
  const limit = AbortSignal.timeout(limitMs);
  const response = await fetch(path, { ...request, cache: "no-store", signal: signal ? AbortSignal.any([signal, limit]) : limit });
  if (!response.ok) {
    throw await refused(response);
  }
  return response;
}

/** What a refusal means, with the host's own words (RFC 9457) where it gave some. */
export async function refused(response: Response): Promise<HostError> {
  const problem = await problemOf(response);
  const title = textOf(problem, "title");
  const status = `The host answered ${response.status}${title === null ? "" : `: ${title}`}`;
  return new HostError(`${status}${meaning(response.status)}`, response.status, textOf(problem, "detail"), errorsOf(problem));
}

function meaning(status: number): string {
  switch (status) {
    case 401: return ". It wants an access key that is in force";
    case 403: return ". The access key does not allow this";
    case 429: return ". It is being asked too often";
    case 503: return ". It is starting, or a part of it is down";
    default: return "";
  }
}

type Problem = Readonly<Record<string, unknown>>;

async function problemOf(response: Response): Promise<Problem> {
  if (!response.headers.get("content-type")?.includes("json")) {
    return {};
  }
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null ? body as Problem : {};
}

function textOf(problem: Problem, key: string): string | null {
  const value = problem[key];
  return typeof value === "string" && value !== "" ? value.slice(0, 400) : null;
}

function errorsOf(problem: Problem): ReadonlyMap<string, readonly string[]> {
  const errors = problem["errors"];
  return typeof errors !== "object" || errors === null
    ? new Map()
    : new Map(Object.entries(errors).map(([field, words]) => [field, Array.isArray(words) ? words.map(String) : [String(words)]]));
}
