import type { Decision } from "../api/decision";
import { el, fill, icon } from "../ui/dom";
import { routeHref } from "../ui/places";
import { tag, type Tone } from "../ui/tag";
import type { Group } from "./action";
import type { AnswerKind } from "./answer";
import type { CardView, Fact } from "./cardView";
import type { DecisionDeed, DecisionDeedSource } from "./decisionDeed";
import { acknowledging, confirming, overriding } from "./decisionDeeds";
import type { HistoryPanel } from "./historyPanel";

/** What a card holds beside its text. */
export interface CardParts {
  readonly history: HistoryPanel;
  /** Null where nothing can be done. */
  readonly deeds: DecisionDeedSource | null;
}

const answerTones: Readonly<Record<AnswerKind, Tone>> = { acknowledged: "calm", worsened: "now", changed: "unknown", open: "unknown", quiet: "plain" };

/** A shape for each group, so that the colour of a card never says anything alone. */
const shapes: Readonly<Record<Group, string>> = {
  decide: "M10 1 19 18H1zM9 7v5h2V7zm0 7v2h2v-2z",
  treat: "M1 5h11v8H1zm12 3h3l3 3v2h-6zM3 14h4v3H3zm9 0h4v3h-4z",
  likely: "M10 1a9 9 0 1 0 .01 0zM9 4h2v6l4 2-1 2-5-3z",
  undecided: "M10 1a9 9 0 1 0 .01 0zM6 7a4 4 0 1 1 5 4v2H9V9a2 2 0 1 0-1-2zm3 8h2v2H9z",
  monitor: "M10 4c5 0 8 4 9 6-1 2-4 6-9 6s-8-4-9-6c1-2 4-6 9-6zm0 3a3 3 0 1 0 .01 0z",
  none: "M3 11 5 9l3 3 7-7 2 2-9 9z",
};

/** One route on the page. Its element lives as long as the route, so that focus and what is open survive every change. */
export class RouteCard {
  readonly element: HTMLLIElement;
  private readonly body = el("div", { class: "card__body" });
  private readonly details: HTMLElement;
  private readonly why = el("div");
  private readonly toggle: HTMLButtonElement;
  private readonly history: HistoryPanel;
  private readonly deeds: readonly { readonly deed: DecisionDeed; about(view: CardView): Decision | null }[];
  private shown = "";

  constructor(view: CardView, { history, deeds }: CardParts) {
    const id = `route-${view.id}`;
    this.history = history;
    this.details = el("div", { class: "card__details", id: `${id}-details`, hidden: true }, this.why, this.history.element);
    this.toggle = el("button", { type: "button", class: "card__toggle", "aria-expanded": "false", "aria-controls": `${id}-details` });
    this.toggle.addEventListener("click", () => this.setOpen(this.toggle.getAttribute("aria-expanded") === "false"));
    const done = (): void => this.toggle.focus();
    this.deeds = deeds === null ? [] : [
      { deed: confirming(view.name, deeds, done), about: ({ toConfirm }) => toConfirm },
      { deed: overriding(view.name, deeds, done), about: ({ toOverride }) => toOverride },
      { deed: acknowledging(view.name, deeds, done), about: ({ toAcknowledge }) => toAcknowledge },
    ];
    const page = el("a", { class: "govuk-link card__page", href: routeHref(view.id) }, "Charts", el("span", { class: "govuk-visually-hidden" }, ` of ${view.name}`));
    this.element = el("li", { class: "card", "data-route": view.id }, this.body,
      el("div", { class: "card__controls" }, this.toggle, ...this.deeds.map(({ deed }) => deed.button), page), ...this.deeds.map(({ deed }) => deed.panel), this.details);
    this.update(view);
  }

  update(view: CardView): void {
    this.deeds.forEach(({ deed }) => deed.recheck());
    const next = JSON.stringify(view);
    if (next === this.shown) {
      return;
    }
    this.shown = next;
    this.element.className = ["card", `card--${view.group}`, view.stale === null ? "" : "card--stale", view.due?.late ? "card--late" : "", view.answer === null ? "" : `card--answer-${view.answer.kind}`].filter((name) => name !== "").join(" ");
    fill(this.body, dueBlock(view), mainBlock(view), factList(view.facts, "card__facts"));
    fill(this.toggle, el("span", { class: "card__chevron", "aria-hidden": "true" }), "Reasons and history",
      el("span", { class: "govuk-visually-hidden" }, ` of ${view.name}`));
    fill(this.why, ...whyBlock(view));
    this.deeds.forEach(({ deed, about }) => deed.update(about(view)));
  }

  /** Draws attention to a change; the style sheet keeps still where less motion is asked for. */
  mark(): void {
    this.element.classList.add("card--changed");
    this.element.addEventListener("animationend", () => this.element.classList.remove("card--changed"), { once: true });
  }

  /** The decision changed: an open history is read again. */
  refreshHistory(): void {
    if (!this.details.hidden) {
      void this.history.load();
    }
  }

  private setOpen(open: boolean): void {
    this.details.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (open) {
      void this.history.load();
    }
  }
}

function dueBlock(view: CardView): HTMLElement {
  if (view.due === null) {
    return el("div", { class: "card__due card__due--none" }, icon(shapes[view.group]));
  }
  const [time, ...day] = view.due.time.split(" ");
  return el("div", { class: "card__due" },
    el("span", { class: "card__due-label" }, view.due.label, " "),
    el("strong", { class: "card__due-time" }, time ?? ""),
    day.length > 0 && el("span", { class: "card__due-day" }, " ", day.join(" ")),
    el("span", { class: "card__due-more" }, " ", view.due.more));
}

function mainBlock(view: CardView): HTMLElement {
  return el("div", { class: "card__main" },
    el("h3", { class: "card__name" }, view.name, " ", el("span", { class: "card__road" }, view.road)),
    el("p", { class: "card__tags" },
      el("strong", { class: `govuk-tag tag--${view.group}` }, icon(shapes[view.group]), view.action),
      view.lateRisk && el("strong", { class: "govuk-tag tag--late" }, "Late risk"),
      view.stale !== null && el("strong", { class: "govuk-tag tag--stale" }, "Stale data"),
      view.doubts.length > 0 && el("strong", { class: "govuk-tag tag--doubt" }, "Basis in doubt"),
      view.answer?.tag != null && tag(view.answer.tag, answerTones[view.answer.kind]),
      view.calledOut !== null && tag(view.calledOut, "next"),
      view.revised !== null && el("span", { class: "card__revised" }, view.revised)),
    view.answer?.words != null && el("p", { class: `card__answer card__answer--${view.answer.kind}` }, view.answer.words),
    view.ordered !== null && el("p", { class: "card__answer card__answer--acknowledged" }, view.ordered),
    el("p", { class: "card__lead" }, view.lead),
    ...view.doubts.map((doubt) => el("p", { class: "card__doubt" }, doubt)),
    view.dated !== "" && el("p", { class: "card__readings" }, view.dated),
    el("p", { class: "card__readings" },
      view.stale !== null && el("strong", {}, "Stale: ", view.stale, " "),
      view.readings));
}

function factList(facts: readonly Fact[], className: string): HTMLElement | null {
  return facts.length === 0 ? null : el("dl", { class: className },
    ...facts.map(({ term, value }) => el("div", { class: "fact" }, el("dt", {}, term), el("dd", {}, value))));
}

function whyBlock(view: CardView): (HTMLElement | null)[] {
  return [
    el("h4", {}, "Reasons"),
    view.reasons.length === 0
      ? el("p", {}, view.lead)
      : el("ol", { class: "govuk-list govuk-list--number" }, ...view.reasons.map((reason) => el("li", {}, reason))),
    factList(view.basis, "card__basis"),
  ];
}
