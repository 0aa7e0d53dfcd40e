import { fetchPlan, type Plan, type PlanSums, type WhatIf } from "../api/plan";
import { fetchNight } from "../api/night";
import type { PageControl, PageSource, View } from "../shell/livePage";
import type { LocalTime } from "../time/localTime";
import { whole } from "../ui/amount";
import { el } from "../ui/dom";
import { panel } from "../ui/panel";
import { routeHref } from "../ui/places";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { changedWords, comparedRoutes, comparedTotals, planColumns, planRow, planWarnings, questionWords, totals } from "./planView";
import { WhatIfForm } from "./whatIfForm";

/** The plan, and what each route is called: one that nothing is decided about is in no line of it. */
export interface NamedPlan extends Plan {
  readonly names: ReadonlyMap<string, string>;
}

/** Tonight in tonnes, loads, spreaders and money; and what another night would ask for. */
export class PlanPage implements PageSource<NamedPlan> {
  readonly id = "plan";
  readonly title = "Plan";
  readonly asking = "Asking the host for tonight’s plan …";
  readonly nothing = "No plan can be shown.";
  readonly kinds = ["decision", "action"];
  readonly content: HTMLElement;
  private readonly warnings = new Slot(el("div"));
  private readonly sums = new Slot(el("div"));
  private readonly routes = new Slot(el("div"));
  private readonly result = new Slot(el("div", { class: "what-if__result", tabindex: "-1" }));
  private readonly answers: { question: URLSearchParams; answer: WhatIf }[] = [];
  private page: PageControl | null = null;

  constructor() {
    const form = new WhatIfForm((question, answer) => this.answered(question, answer));
    this.content = el("div", {},
      panel("plan-live", "Tonight as decided", this.warnings.element, this.sums.element, this.routes.element),
      el("section", { class: "panel what-if", "aria-labelledby": "plan-what-if" },
        el("h2", { class: "panel__title", id: "plan-what-if" }, "What if"),
        el("p", { class: "note" }, "The host decides every route again from what it has measured, once as it is and once as you ask. Nothing of it is recorded, nobody is called out, and the decisions above stay as they are."),
        form.element, this.result.element));
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  async fetch(signal: AbortSignal): Promise<NamedPlan> {
    const [plan, { routes }] = await Promise.all([fetchPlan(signal), fetchNight(signal)]);
    return { ...plan, names: new Map(routes.map(({ route }) => [route.id, route.name])) };
  }

  show(plan: NamedPlan, { now, local }: View): void {
    const minute = Math.floor(now / 60_000);
    const warnings = planWarnings(plan, nameIn(plan), now);
    this.warnings.show([warnings.join("|")], () => warnings.length === 0 ? [] : [el("ul", { class: "plan__warnings" }, ...warnings.map((each) => el("li", { class: "kept" }, each)))]);
    this.sums.show([plan], () => [sumList(plan),
      el("p", { class: "note" }, "Salt is length × treated width × rate × treatments. What was ordered stands before what was decided. The time to reload is not reckoned.")]);
    this.routes.show([plan, minute], () => [plan.routes.length === 0 ? el("p", {}, "Nothing is decided yet for this decision day, so there is nothing to plan.") : planTable(plan, now, local)]);
    const last = this.answers.at(-1);
    this.result.show([last, local.timeZone], () => last === undefined ? [] : whatIfResult(last.question, last.answer, nameIn(plan), now, local));
  }

  headingOf(_: NamedPlan, { now, local }: View): string {
    return `Plan at ${local.time(now)}`;
  }

  private answered(question: URLSearchParams, answer: WhatIf): void {
    this.answers.splice(0, this.answers.length, { question, answer });
    this.page?.render();
    this.result.element.focus();
    this.page?.announce(`What if ${questionWords(question)}: ${changedWords(answer)}`);
  }
}

function sumList(plan: PlanSums): HTMLElement {
  return el("dl", { class: "counts plan__sums" }, ...totals(plan.totals).map(({ term, value, note }) =>
    el("div", { class: "count" }, el("dt", {}, term), el("dd", {}, el("strong", {}, value), note !== "" && el("span", { class: "count__note" }, ` ${note}`)))));
}

function planTable(plan: PlanSums, now: number, local: LocalTime): HTMLElement {
  return table({ caption: "Routes, those to treat first, by latest start", columns: planColumns }, plan.routes.map((each) => {
    const [, ...cells] = planRow(each, now, local);
    return [el("a", { class: "govuk-link", href: routeHref(each.route) }, each.name), ...cells];
  }));
}

function whatIfResult(question: URLSearchParams, answer: WhatIf, nameOf: (route: string) => string, now: number, local: LocalTime): (HTMLElement | null)[] {
  const rows = comparedRoutes(answer, nameOf, now, local);
  return [
    el("p", { class: "what-if__mark" }, tag("Not the live decision", "unknown"), " ", el("strong", {}, `If it were ${questionWords(question)}.`), ` ${changedWords(answer)}`),
    table({ caption: "The night as it is and as asked", isCaptionShown: true, columns: ["Of the night", "As it is", "What if", "Difference"] }, comparedTotals(answer)),
    rows.length === 0 ? null : table({ caption: "Routes that would be treated otherwise", isCaptionShown: true, columns: ["Route", "As it is", "What if"] }, rows),
    el("p", { class: "note" }, `Both decided for ${local.timeSeenFrom(answer.at, now)} from ${whole(answer.readings)} readings by ${answer.ruleVersion}. Orders have no part in either. Sums leave out what a person decides and what is undecided.`),
  ];
}

function nameIn({ names }: NamedPlan): (route: string) => string {
  return (id) => names.get(id) ?? id;
}
