import { type Alert, severities } from "../api/alerts";
import type { FilterValues } from "../ui/filters";
import { type AlertView, isShelvedAt } from "./alertView";

export const domains = ["Winter", "Air", "Waste", "Devices"] as const;
export type Domain = (typeof domains)[number];

/** Which field a rule is of. Devices' rules are about sensors and gateways; the others are told by what they are about and named after. */
export function domainOf(alert: Pick<Alert, "rule" | "subjectKind">): Domain {
  if (/^(hoar|road|ice|frost|snow|winter|gritting)/.test(alert.rule)) {
    return "Winter";
  }
  if (alert.subjectKind === "Bin" || /^bin-/.test(alert.rule)) {
    return "Waste";
  }
  if (alert.subjectKind === "Gateway" || alert.subjectKind === "Sensor") {
    return "Devices";
  }
  return /^(air|daqi|uk-air|no2|o3|ozone|so2|pm|eaqi|information-threshold|alert-threshold)/.test(alert.rule) ? "Air" : "Winter";
}

/** Whether an alert is one of those asked for. Text is looked for in everything a reader sees. */
export function matches(alert: Alert, values: FilterValues): boolean {
  const text = (values["q"] ?? "").trim().toLowerCase();
  const rule = values["rule"] ?? "";
  return (["", alert.severity] as string[]).includes(values["severity"] ?? "")
    && (rule === "" || rule === alert.rule || rule === `domain:${domainOf(alert)}`)
    && (["", alert.state] as string[]).includes(values["state"] ?? "")
    && (text === "" || [alert.rule.replaceAll("-", " "), alert.rule, alert.subject, alert.subjectName, alert.site ?? "", alert.reason]
      .some((each) => each.toLowerCase().includes(text)));
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly views: readonly AlertView[];
}

/** What stands, in the order in which it asks for somebody: by severity, unanswered before answered, the newest first; then what was put by, and what may come. */
export function groupsOf(views: readonly AlertView[], now: number): Group[] {
  const shelved = views.filter(({ alert }) => isShelvedAt(alert, now));
  const pending = views.filter((view) => view.tone === "pending");
  const standing = views.filter((view) => !shelved.includes(view) && !pending.includes(view));
  return [
    ...severities.map((severity) => ({ id: severity.toLowerCase(), title: severity, views: byUrgency(standing.filter((view) => view.severity === severity)) })),
    { id: "shelved", title: "Shelved", views: byUrgency(shelved) },
    { id: "pending", title: "Pending: raised if it lasts", views: byUrgency(pending) },
  ].filter((group) => group.views.length > 0);
}

function byUrgency(views: readonly AlertView[]): AlertView[] {
  return [...views].sort((a, b) =>
    Number(b.isOpen) - Number(a.isOpen)
    || severities.indexOf(a.severity) - severities.indexOf(b.severity)
    || (b.alert.raisedAt ?? b.alert.since) - (a.alert.raisedAt ?? a.alert.since)
    || a.key.localeCompare(b.key, "en-GB"));
}

/** The head of the page in counts, as its groups: one that was put by is not among its severity. A stale alert stands, and is counted apart too. */
export interface Counts {
  readonly bySeverity: Readonly<Record<Alert["severity"], number>>;
  readonly unanswered: number;
  readonly stale: number;
  readonly shelved: number;
  readonly pending: number;
}

export function countsOf(views: readonly AlertView[], now: number): Counts {
  const standing = views.filter((view) => view.tone !== "pending" && view.tone !== "over" && !isShelvedAt(view.alert, now));
  const bySeverity = Object.fromEntries(severities.map((severity) => [severity, standing.filter((view) => view.severity === severity).length])) as Record<Alert["severity"], number>;
  return {
    bySeverity,
    unanswered: standing.filter((view) => view.isOpen).length,
    stale: standing.filter((view) => view.tone === "stale").length,
    shelved: views.filter(({ alert }) => isShelvedAt(alert, now)).length,
    pending: views.filter((view) => view.tone === "pending").length,
  };
}

/** What to tell who cannot see the page: each alert that is newly raised, or has grown severer. */
export function news(before: readonly Alert[], after: readonly Alert[]): Alert[] {
  const known = new Map(before.map((alert) => [`${alert.rule}/${alert.subject}`, alert]));
  return after.filter((alert) => {
    const old = known.get(`${alert.rule}/${alert.subject}`);
    return alert.state === "Raised"
      && (old === undefined || old.state === "Pending" || old.raisedAt !== alert.raisedAt || severities.indexOf(old.severity) > severities.indexOf(alert.severity));
  });
}
