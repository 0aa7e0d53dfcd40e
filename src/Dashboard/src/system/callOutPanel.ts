import type { CallOuts } from "../api/callOuts";
import { keptNote } from "../shell/keptNote";
import type { PageControl, View } from "../shell/livePage";
import type { Part } from "../shell/part";
import { el } from "../ui/dom";
import { type Entry, KeyedList } from "../ui/keyedList";
import { Filled, panel } from "../ui/panel";
import { tag } from "../ui/tag";
import { CallOutTrial } from "./callOutTrial";
import { callOutView, type CallOutView, levelsWords } from "./callOutView";
import { deliveryTable } from "./deliveryTable";

/** Who is called out, what was sent to them, and what became of it at each; and a trial of the way. */
export class CallOutPanel {
  readonly element: HTMLElement;
  private readonly who = new Filled(el("div"));
  private readonly trial = new CallOutTrial();
  private readonly note = new Filled(el("div"));
  private readonly list = new KeyedList(el("ol", { class: "letters" }), ({ id }: CallOutView) => id, () => new CallOutEntry());

  constructor() {
    this.element = panel("call-outs", "Call-outs", this.who.element, this.trial.element, this.note.element, this.list.element);
  }

  attach(page: PageControl): void {
    this.trial.attach(page);
  }

  show(callOuts: Part<CallOuts>, { now, local, session }: View): void {
    this.trial.show(callOuts, { now, local, session });
    if (callOuts.kind === "kept") {
      this.who.show(callOuts.obstacle, () => [keptNote(callOuts.obstacle), el("p", { class: "quiet" }, "Who was called out takes an access key with the role Admin.")]);
      this.note.show(null, () => []);
      this.list.show([]);
      return;
    }
    const { value } = callOuts;
    this.who.show([value.levels, value.recipients], () => (value.levels.length === 0
      ? [el("p", { class: "alert__caution" }, el("strong", {}, "Nobody is called out: "), "the settings name no level of recipients (Telemetry:CallOut:Levels).")]
      : [el("ul", { class: "runs" }, ...levelsWords(value).map((words) => el("li", {}, words)))]));
    const views = value.callOuts.map((callOut) => callOutView(callOut, now, local));
    this.note.show([views.length, value.hasMore], () => [el("h3", { class: "panel__subtitle" }, views.length === 0 ? "Nobody has been called out, and no trial was sent" : value.hasMore ? `The newest ${views.length}` : "All that were sent"),
      views.length === 0 ? null : el("p", { class: "quiet" }, "Delivered means that a server took it. Whether a person saw it, only an acknowledgement says.")]);
    this.list.show(views);
  }
}

class CallOutEntry implements Entry<CallOutView> {
  readonly element = el("li", { class: "letter" });

  update({ when, title, kind, state, about, deliveries, test }: CallOutView): void {
    this.element.replaceChildren(
      el("p", { class: "alert__tags" }, el("strong", {}, when), tag(kind, test ? "plain" : "next"), tag(state.words, state.tone), el("span", {}, title)),
      ...(about.length === 0 ? [] : [el("ul", { class: "letter__reasons" }, ...about.map((words) => el("li", {}, words)))]),
      deliveryTable(`Deliveries of ${title}, ${when}`, deliveries));
  }
}
