import { faultWords } from "../api/fault";
import { HostError } from "../api/host";

/** Why there is nothing to show, and what whoever reads it can do. */
export interface Obstacle {
  readonly kind: "no-key" | "key-refused" | "not-allowed" | "not-there" | "starting" | "away" | "fault";
  readonly title: string;
  readonly text: string;
  /** Another key would help: the page asks for one. */
  readonly wantsKey: boolean;
}

/** Whether it may be over in a moment, without anybody doing anything here. */
export function passes({ kind }: Obstacle): boolean {
  return kind === "away" || kind === "starting";
}

/** The one place that says why nothing can be shown. None of these is ever shown as "nothing to report". */
export function obstacleOf(error: unknown, hasKey: boolean): Obstacle {
  const why = `${faultWords(error)}.`;
  if (!(error instanceof HostError)) {
    return isAway(error)
      ? { kind: "away", title: "The host cannot be reached", text: `${why} It may be down, or this computer may be off the network.`, wantsKey: false }
      : { kind: "fault", title: "The answer could not be used", text: why, wantsKey: false };
  }
  switch (error.status) {
    case 401:
      return hasKey
        ? { kind: "key-refused", title: "This access key is not in force", text: `${why} It may be mistyped, expired or revoked. Ask who runs the host for another.`, wantsKey: true }
        : { kind: "no-key", title: "Sign in to see this", text: `${why} Ask who runs the host for one.`, wantsKey: true };
    case 403:
      return { kind: "not-allowed", title: "This access key may not see this", text: `${why} Ask who runs the host for a key whose role does.`, wantsKey: true };
    case 404:
      return { kind: "not-there", title: "This host has no such answer", text: `${why} ${error.said ?? "It may run an older version than this page."}`, wantsKey: false };
    case 503:
      return { kind: "starting", title: "The host is not ready", text: error.said === null ? why : `${why} ${error.said}`, wantsKey: false };
    default:
      return { kind: "fault", title: "The host could not answer", text: error.said === null ? why : `${why} ${error.said}`, wantsKey: false };
  }
}

/** What fetch throws when there is no connection, or nobody answers in time. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");
}
