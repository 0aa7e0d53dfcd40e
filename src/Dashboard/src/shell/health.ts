import { type Connection, silenceLimitMs } from "../api/eventStream";
import type { HostClock } from "../time/hostClock";
import { duration, type LocalTime } from "../time/localTime";

/** Whether what is on the page can be trusted to be what the host knows now. */
export interface Health {
  readonly state: Connection["state"];
  readonly words: string;
  /** Why the whole page is out of date, said at the top of it; null while it is not. */
  readonly outOfDate: string | null;
  /** What else whoever reads the page must know, such as a wrong clock. */
  readonly notes: readonly string[];
}

/** What the page shows, by the host's clock. */
export interface Known {
  /** When the host knew it, ms of the epoch. */
  readonly asOf: number;
  readonly simulatedTime: boolean;
}

/** Everything is fetched every minute: two and a half without an answer is a fault. */
export const snapshotLimitMs = 150_000;
export const skewLimitMs = 60_000;

export function healthOf(
  known: Known, connection: Connection, problem: string | null, clock: HostClock, local: LocalTime, notes: readonly string[] = [],
): Health {
  const silence = clock.silence() ?? 0;
  const now = clock.now() ?? known.asOf;
  const age = known.simulatedTime ? clock.sinceAnswer() ?? now - known.asOf : now - known.asOf;
  const knownAt = `What you see is as known at ${local.timeWithSeconds(known.asOf)}${local.isSameDay(known.asOf, now) ? "" : ` ${local.day(known.asOf)}`}.`;
  const heard = `Last word from the host ${duration(silence)} ago.`;
  const cause = problem ?? (connection.state === "lost" ? connection.why : "The host is silent");
  // Without a stream there are no heartbeats between two answers.
  const outOfDate = silence > (connection.state === "asked" ? snapshotLimitMs : silenceLimitMs) || age > snapshotLimitMs ? `${cause}. ${heard} ${knownAt}` : null;
  const failed = problem !== null && outOfDate === null ? [`${problem}. Trying again. ${knownAt}`] : [];
  return {
    state: connection.state,
    words: `${connectionWords(connection)} ${heard}`,
    outOfDate,
    notes: [...notes, ...skewNote(known, clock), ...failed],
  };
}

function connectionWords(connection: Connection): string {
  switch (connection.state) {
    case "asked": return "Asked again every minute.";
    case "connecting": return "Connecting.";
    case "live": return "Live.";
    // Only what happened; what it means is said in the warning below.
    case "lost": return `Not live: ${connection.why.charAt(0).toLowerCase()}${connection.why.slice(1).split(/[.:]/)[0]}. Trying again.`;
  }
}

function skewNote(known: Known, clock: HostClock): string[] {
  const skew = clock.skew();
  if (known.simulatedTime || skew === null || Math.abs(skew) < skewLimitMs) {
    return [];
  }
  return [`This computer’s clock is ${duration(Math.abs(skew))} ${skew > 0 ? "ahead of" : "behind"} the host’s. Every time on this page is the host’s.`];
}
