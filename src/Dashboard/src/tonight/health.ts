import { type Connection, silenceLimitMs } from "../api/eventStream";
import type { Night } from "../api/night";
import type { HostClock } from "../time/hostClock";
import { duration, type LocalTime } from "../time/localTime";

/** Whether what is on the page can be trusted to be what the host knows now. */
export interface Health {
  readonly state: "connecting" | "live" | "lost";
  readonly words: string;
  /** Why the whole page is out of date, said at the top of it; null while it is not. */
  readonly outOfDate: string | null;
  /** What else whoever reads the page must know, such as a wrong clock. */
  readonly notes: readonly string[];
}

/** Decisions are fetched every minute: two and a half without an answer is a fault. */
export const snapshotLimitMs = 150_000;
export const skewLimitMs = 60_000;

export function healthOf(night: Night, connection: Connection, problem: string | null, clock: HostClock, local: LocalTime): Health {
  const silence = clock.silence() ?? 0;
  const now = clock.now() ?? night.asOf;
  const age = night.simulatedTime ? clock.sinceAnswer() ?? now - night.asOf : now - night.asOf;
  const known = `What you see is as known at ${local.timeWithSeconds(night.asOf)}${local.isSameDay(night.asOf, now) ? "" : ` ${local.day(night.asOf)}`}.`;
  const heard = `Last word from the host ${duration(silence)} ago.`;
  const cause = problem ?? (connection.state === "lost" ? connection.why : "The host is silent");
  const outOfDate = silence > silenceLimitMs || age > snapshotLimitMs ? `${cause}. ${heard} ${known}` : null;
  const failed = problem !== null && outOfDate === null ? [`${problem}. Trying again. ${known}`] : [];
  return {
    state: connection.state,
    words: `${connectionWords(connection)} ${heard}`,
    outOfDate,
    notes: [...wrongDay(night, now, local), ...skewNote(night, clock), ...failed],
  };
}

function connectionWords(connection: Connection): string {
  switch (connection.state) {
    case "connecting": return "Connecting.";
    case "live": return "Live.";
    // Only what happened; what it means is said in the warning below.
    case "lost": return `Not live: ${connection.why.charAt(0).toLowerCase()}${connection.why.slice(1).split(/[.:]/)[0]}. Trying again.`;
  }
}

function wrongDay(night: Night, now: number, local: LocalTime): string[] {
  if (now >= night.dayStart && now < night.dayEnd) {
    return [];
  }
  const span = `${local.time(night.dayStart)} ${local.day(night.dayStart)} to ${local.time(night.dayEnd)} ${local.day(night.dayEnd)}`;
  return [`These are decisions for ${span}, which is not now. Waiting for the host to open the current decision day.`];
}

function skewNote(night: Night, clock: HostClock): string[] {
  const skew = clock.skew();
  if (night.simulatedTime || skew === null || Math.abs(skew) < skewLimitMs) {
    return [];
  }
  return [`This computer’s clock is ${duration(Math.abs(skew))} ${skew > 0 ? "ahead of" : "behind"} the host’s. Every time on this page is the host’s.`];
}
