import type { Alert } from "../api/alerts";
import type { Session } from "../api/session";
import { type AlertView, alertView, isShelvedAt, isStanding } from "../alerts/alertView";
import type { Part } from "../shell/part";
import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import { tag } from "../ui/tag";
import { count } from "../ui/words";

const maxShown = 5;

/** The alerts of the highest severity that stand, above everything else of the night. What is done about them is done on their own page. */
export class CriticalAlerts {
  readonly element = el("section", { class: "critical", "aria-labelledby": "critical", hidden: true });
  private shown = "";

  show(alerts: Part<readonly Alert[]>, now: number, local: LocalTime, session: Session): void {
    const view = alerts.kind === "kept" ? alerts.obstacle.title : criticalOf(alerts.value, now, local, session);
    const next = JSON.stringify(view);
    if (next === this.shown) {
      return;
    }
    this.shown = next;
    this.element.hidden = typeof view !== "string" && view.all === 0;
    fill(this.element,
      el("h2", { class: "critical__title", id: "critical" }, typeof view === "string" ? "Critical alerts are not known here" : `Critical alerts (${view.all}${view.isAnswered ? ", all acknowledged or shelved" : ""})`),
      typeof view === "string" ? el("p", {}, `${view}.`) : el("ul", { class: "critical__list" }, ...view.alerts.map(item)),
      el("p", { class: "critical__more" },
        typeof view !== "string" && view.words !== "" && `${view.words} `,
        el("a", { class: "govuk-link", href: "/alerts?severity=Critical" }, typeof view !== "string" && view.isAnswered ? "See them on the page Alerts" : "See and acknowledge them on the page Alerts")));
  }
}

interface CriticalView {
  readonly all: number;
  /** None of them waits for anybody. */
  readonly isAnswered: boolean;
  readonly alerts: readonly AlertView[];
  /** Of those that are not listed. */
  readonly words: string;
}

/** The unanswered first, then the newest. One that was put by is counted and not listed. */
export function criticalOf(alerts: readonly Alert[], now: number, local: LocalTime, session: Session): CriticalView {
  const standing = alerts.filter((alert) => isCritical(alert) && isStanding(alert));
  const shelved = standing.filter((alert) => isShelvedAt(alert, now)).length;
  const views = standing.filter((alert) => !isShelvedAt(alert, now)).map((alert) => alertView(alert, now, local, session))
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || (b.alert.raisedAt ?? b.alert.since) - (a.alert.raisedAt ?? a.alert.since) || a.key.localeCompare(b.key, "en-GB"));
  const more = views.length - maxShown;
  return {
    all: standing.length,
    isAnswered: !views.some((view) => view.isOpen),
    alerts: views.slice(0, maxShown),
    words: [more > 0 ? `And ${count(more, "more", "more")}.` : "", shelved > 0 ? `${shelved} shelved.` : ""].filter((each) => each !== "").join(" "),
  };
}

export function isCritical(alert: Pick<Alert, "severity">): boolean {
  return alert.severity === "Critical";
}

function item(view: AlertView): HTMLElement {
  return el("li", { class: `critical__item${view.isOpen ? " critical__item--open" : ""}`, "data-critical": `${view.alert.rule}/${view.alert.subject}` },
    el("p", { class: "critical__what" }, el("strong", {}, `${view.title}: ${view.subject}`), " ",
      view.tone === "raised" ? null : tag(view.state, view.tone === "stale" ? "stale" : "plain"), " ",
      view.isOpen && tag("Not acknowledged", "now"), " ", view.calledOut !== null && tag(view.calledOut, "next"), " ", el("span", {}, view.times)),
    el("p", {}, view.reason),
    view.acknowledged !== null && el("p", {}, view.acknowledged));
}
