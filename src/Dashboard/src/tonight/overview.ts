import type { Night } from "../api/night";
import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import { stepsOf } from "./steps";
import { type Summary, summarise } from "./summary";
import { tonnes } from "./units";

/** The first glance: what is to be done next and by when, and the night in counts. */
export class Overview {
  readonly element: HTMLElement;
  private readonly steps = el("ol", { class: "steps" });
  private readonly counts = el("dl", { class: "counts" });
  private shown = "";

  constructor() {
    this.element = el("section", { class: "overview", "aria-labelledby": "next" },
      el("h2", { id: "next", class: "overview__title" }, "What to do next"), this.steps, this.counts);
  }

  show(night: Night, now: number, local: LocalTime): void {
    const steps = stepsOf(night, now, local);
    const summary = summarise(night);
    const next = JSON.stringify([steps, summary]);
    if (next === this.shown) {
      return;
    }
    this.shown = next;
    fill(this.steps, ...steps.map((step) => el("li", { class: `step step--${step.tone}` },
      el("div", { class: "step__when" }, el("strong", { class: "step__time" }, step.when), " ", el("span", { class: "step__label" }, step.label)),
      el("div", { class: "step__what" }, el("strong", {}, step.what), " ", step.detail !== "" && el("span", { class: "step__detail" }, step.detail)))));
    fill(this.counts, ...countsOf(summary, night).map(([term, value, note]) => el("div", { class: `count${term === "Worsened since" ? " count--now" : ""}` },
      el("dt", {}, term), el("dd", {}, el("strong", {}, value), note !== "" && el("span", { class: "count__note" }, " ", note)))));
  }
}

function countsOf({ counts, saltTonnes, withoutTonnage, stale, unanswered, worsened }: Summary, night: Night): [string, string, string][] {
  const all: [string, string, string, boolean][] = [
    ["Treat", String(counts.treat), `of ${night.routes.length} routes`, true],
    ["Salt", tonnes(saltTonnes), withoutTonnage === 0 ? "all planned treatments" : `at least: ${withoutTonnage} without a figure`, true],
    ["A person decides", String(counts.decide), "", counts.decide > 0],
    ["Likely", String(counts.likely), "", counts.likely > 0],
    ["Monitor", String(counts.monitor), "", true],
    ["No action", String(counts.none), "", true],
    ["No decision", String(counts.undecided), "", counts.undecided > 0],
    ["Not acknowledged", String(unanswered), `of ${counts.decide + counts.treat} to act on`, counts.decide + counts.treat > 0],
    ["Worsened since", String(worsened), "not acknowledged", worsened > 0],
    ["Stale data", String(stale), "", stale > 0],
  ];
  return all.filter(([, , , shown]) => shown).map(([term, value, note]) => [term, value, note]);
}
