import { getJson, postJson } from "./host";
import { Fields } from "./json";

export const alertsPath = "/api/v1/alerts";

/** The severest first. A newer host may know more: what is not one of these is treated as the severest. */
export const severities = ["Critical", "Major", "Warning", "Information"] as const;
export type Severity = (typeof severities)[number];

export const alertStates = ["Pending", "Raised", "Clearing", "Stale", "Cleared", "Lapsed"] as const;
export type AlertState = (typeof alertStates)[number];

export const subjectKinds = ["Site", "Sensor", "Gateway", "Bin"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Who took note of it, or put it by until a time, and why. */
export interface Note {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
}

/** That people were called out: the highest level told, and when last. */
export interface CalledOut {
  readonly level: number;
  readonly at: number;
}

/** One episode of one rule about one subject, as it stands now. Instants are milliseconds of the epoch, event time. */
export interface Alert {
  readonly id: number;
  readonly rule: string;
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  readonly subjectName: string;
  /** The site it belongs to; null for a gateway. */
  readonly site: string | null;
  readonly severity: Severity;
  readonly state: AlertState;
  /** When the state began. */
  readonly since: number;
  readonly raisedAt: number | null;
  readonly clearedAt: number | null;
  readonly reason: string;
  readonly acknowledged: Note | null;
  readonly shelved: (Note & { readonly until: number }) | null;
  readonly calledOut: CalledOut | null;
}

export interface Alerts {
  readonly asOf: number;
  readonly alerts: readonly Alert[];
}

/** Everything that stands, and with `since` every episode that has changed from then on. */
export async function fetchAlerts(query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Alerts> {
  const fields = Fields.of(await getJson(`${alertsPath}?${new URLSearchParams(query).toString()}`, signal), "alerts");
  return { asOf: fields.instant("asOf"), alerts: fields.list("alerts", readAlert) };
}

export function readAlert(value: unknown, at: string): Alert {
  const fields = Fields.of(value, at);
  const instant = (key: string): number | null => fields.instantOrNull(key);
  return {
    id: fields.number("id"),
    rule: fields.text("rule"),
    subjectKind: fields.choice("subjectKind", subjectKinds),
    subject: fields.text("subject"),
    subjectName: fields.textOrNull("subjectName") ?? fields.text("subject"),
    site: fields.textOrNull("site"),
    severity: fields.choice("severity", severities),
    state: fields.choice("state", alertStates),
    since: fields.instant("since"),
    raisedAt: instant("raisedAt"),
    clearedAt: instant("clearedAt"),
    reason: fields.text("reason"),
    acknowledged: fields.has("acknowledged") ? readNote(fields.child("acknowledged")) : null,
    shelved: fields.has("shelved") ? { ...readNote(fields.child("shelved")), until: fields.child("shelved").instant("until") } : null,
    calledOut: readCalledOut(fields),
  };
}

/** The field `calledOut`. */
export function readCalledOut(fields: Fields): CalledOut | null {
  return fields.has("calledOut") ? { level: fields.child("calledOut").number("level"), at: fields.child("calledOut").instant("at") } : null;
}

export function readNote(fields: Fields): Note {
  return { by: fields.text("by"), at: fields.instant("at"), reason: fields.textOrNull("reason") ?? "" };
}

export type AlertDeed = "acknowledge" | "shelve" | "unshelve";

export function postAlertDeed(alert: Alert, deed: AlertDeed, body: Readonly<Record<string, string>>): Promise<unknown> {
  return postJson(`${alertsPath}/${encodeURIComponent(alert.rule)}/${encodeURIComponent(alert.subject)}/${deed}`, body);
}
