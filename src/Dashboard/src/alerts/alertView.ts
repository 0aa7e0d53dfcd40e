import type { Alert, Note, Severity } from "../api/alerts";
import type { Session } from "../api/session";
import { refusalOf } from "../deeds/deed";
import { duration, type LocalTime } from "../time/localTime";
import { ruleWords } from "../ui/words";

/** How the state of an alert is told. "Stale" is a tone of its own: never that of a cleared one. */
export type StateTone = "raised" | "stale" | "clearing" | "pending" | "over";

/** Everything that an alert's card says, as text. */
export interface AlertView {
  readonly key: string;
  readonly alert: Alert;
  readonly severity: Severity;
  readonly title: string;
  readonly subject: string;
  /** Where more about the subject stands; null where there is no page for it. */
  readonly href: string | null;
  readonly tone: StateTone;
  readonly state: string;
  readonly times: string;
  readonly reason: string;
  /** Why the state is what it is, where the word alone could be misread. */
  readonly caution: string | null;
  readonly acknowledged: string | null;
  readonly shelved: string | null;
  readonly calledOut: string | null;
  /** Nobody has answered it: raised and neither acknowledged nor put by. */
  readonly isOpen: boolean;
  readonly deeds: { readonly acknowledge: boolean; readonly shelve: boolean; readonly unshelve: boolean; readonly refusal: string | null };
}

export function alertView(alert: Alert, now: number, local: LocalTime, session: Session): AlertView {
  const stands = isStanding(alert);
  const isShelved = isShelvedAt(alert, now);
  return {
    key: keyOf(alert),
    alert,
    severity: alert.severity,
    title: ruleWords(alert.rule),
    subject: subjectWords(alert),
    href: hrefOf(alert),
    tone: toneOf(alert),
    state: stateWords(alert),
    times: timesOf(alert, now, local),
    reason: local.inWords(alert.reason, now),
    caution: cautionOf(alert),
    acknowledged: alert.acknowledged === null ? null : `Acknowledged ${noteWords(alert.acknowledged, now, local)}`,
    shelved: alert.shelved === null || !isShelved ? null : `Shelved until ${local.timeSeenFrom(alert.shelved.until, now)} ${noteWords(alert.shelved, now, local)}`,
    calledOut: alert.calledOut === null ? null : `Called out at level ${alert.calledOut.level} at ${local.timeSeenFrom(alert.calledOut.at, now)}`,
    isOpen: stands && alert.acknowledged === null && !isShelved,
    deeds: {
      acknowledge: stands && alert.acknowledged === null,
      shelve: stands && !isShelved,
      unshelve: isShelved,
      refusal: refusalOf(session),
    },
  };
}

/** One episode: the same rule and subject may be raised again. */
export function keyOf(alert: Alert): string {
  return `${alert.rule}/${alert.subject}/${alert.raisedAt ?? `pending ${alert.since}`}`;
}

/** Whether it asks something of somebody now: a stale one does, since nobody knows that it is over. */
export function isStanding(alert: Alert): boolean {
  return alert.state === "Raised" || alert.state === "Clearing" || alert.state === "Stale";
}

export function isShelvedAt(alert: Alert, now: number): boolean {
  return alert.shelved !== null && alert.shelved.until > now;
}

function toneOf(alert: Alert): StateTone {
  switch (alert.state) {
    case "Raised": return "raised";
    case "Stale": return "stale";
    case "Clearing": return "clearing";
    case "Pending": return "pending";
    case "Cleared": case "Lapsed": return "over";
  }
}

function stateWords(alert: Alert): string {
  switch (alert.state) {
    case "Raised": return "Raised";
    case "Stale": return "Stale: not known whether it holds";
    case "Clearing": return "Clearing";
    case "Pending": return "Pending";
    case "Cleared": return "Cleared";
    case "Lapsed": return "Did not last";
  }
}

function cautionOf(alert: Alert): string | null {
  switch (alert.state) {
    case "Stale": return "What it rests on is missing or not trusted now. It has not been cleared, and nobody can say that it is over.";
    case "Clearing": return "What raised it has ended. It is cleared once that has lasted.";
    case "Pending": return "It is raised if it lasts.";
    case "Raised": case "Cleared": case "Lapsed": return null;
  }
}

function timesOf(alert: Alert, now: number, local: LocalTime): string {
  const at = (time: number): string => local.timeSeenFrom(time, now);
  const ended = alert.clearedAt ?? (alert.state === "Cleared" ? alert.since : null);
  if (alert.raisedAt === null) {
    return alert.state === "Lapsed" ? `Over at ${at(alert.since)}, before it was raised` : `Holds since ${at(alert.since)}, ${duration(now - alert.since)}`;
  }
  if (ended !== null) {
    return `Raised ${at(alert.raisedAt)}, cleared ${at(ended)} after ${duration(ended - alert.raisedAt)}`;
  }
  const raised = `Raised ${at(alert.raisedAt)}, ${duration(now - alert.raisedAt)} ago`;
  return alert.since === alert.raisedAt || alert.state === "Raised" ? raised : `${raised}; ${alert.state.toLowerCase()} since ${at(alert.since)}`;
}

function noteWords(note: Note, now: number, local: LocalTime): string {
  const why = note.reason === "" ? "" : `: ${note.reason}`;
  return `by ${note.by} at ${local.timeSeenFrom(note.at, now)}${why}`;
}

const kinds: Readonly<Record<Alert["subjectKind"], string>> = { Site: "", Sensor: "sensor ", Gateway: "gateway ", Bin: "bin " };

function subjectWords(alert: Alert): string {
  return alert.subjectName === alert.subject ? `${kinds[alert.subjectKind]}${alert.subject}` : alert.subjectName;
}

function hrefOf(alert: Alert): string | null {
  if (alert.subjectKind === "Bin") {
    return `/bins?q=${encodeURIComponent(alert.subjectName)}`;
  }
  return alert.site === null ? (alert.subjectKind === "Gateway" ? "/system" : null) : `/station?site=${encodeURIComponent(alert.site)}`;
}
