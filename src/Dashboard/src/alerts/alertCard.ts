import { el, fill } from "../ui/dom";
import { Disclosure } from "../ui/disclosure";
import type { Entry } from "../ui/keyedList";
import { type Tone, tag } from "../ui/tag";
import type { AlertTimeline } from "./alertTimeline";
import type { AlertView, StateTone } from "./alertView";
import type { AlertDeeds } from "./alertDeeds";

export const severityTones: Readonly<Record<AlertView["severity"], Tone>> = { Critical: "now", Major: "likely", Warning: "warn", Information: "watch" };
const stateTones: Readonly<Record<StateTone, Tone>> = { raised: "plain", stale: "stale", clearing: "plain", pending: "plain", over: "calm" };

/** One alert: what, where, since when and why, who answered it, and what can be done. */
export class AlertCard implements Entry<AlertView> {
  readonly element: HTMLLIElement;
  private readonly body = el("div", { class: "alert__body" });
  private readonly history: Disclosure;

  constructor(view: AlertView, private readonly timeline: AlertTimeline, private readonly deeds: AlertDeeds | null) {
    const of = `${view.title}, ${view.subject}`;
    this.history = new Disclosure("Transitions and readings", of, () => void this.timeline.load());
    this.history.panel.append(this.timeline.element);
    this.element = el("li", { class: "alert", "data-alert": `${view.alert.rule}/${view.alert.subject}` }, this.body,
      el("div", { class: "alert__controls" }, ...(this.deeds?.buttons ?? []), this.history.button),
      ...(this.deeds?.panels ?? []), this.history.panel);
  }

  update(view: AlertView): void {
    this.element.className = ["alert", `alert--${view.severity.toLowerCase()}`, `alert--${view.tone}`, view.isOpen ? "alert--open" : ""].join(" ").trim();
    fill(this.body,
      el("h3", { class: "alert__title" }, `${view.title}: `, view.href === null ? view.subject : el("a", { class: "govuk-link", href: view.href }, view.subject)),
      el("p", { class: "alert__tags" }, tag(view.severity, severityTones[view.severity]), tag(view.state, stateTones[view.tone]),
        view.calledOut !== null && tag(view.calledOut, "next"), " ", el("span", { class: "alert__times" }, view.times)),
      el("p", { class: "alert__reason" }, view.reason),
      view.caution !== null && el("p", { class: "alert__caution" }, view.caution),
      view.acknowledged !== null && el("p", { class: "alert__answer" }, view.acknowledged),
      view.shelved !== null && el("p", { class: "alert__answer" }, view.shelved));
    this.deeds?.update(view);
    // A transition since: what is open is read again.
    if (this.history.isOpen) {
      this.timeline.reload(`${view.state}${view.times}`);
    }
  }
}

