import { fetchHistory } from "../api/history";
import type { SseEvent } from "../api/sse";
import { news } from "../alerts/alertList";
import { alertView } from "../alerts/alertView";
import { refusalOf } from "../deeds/deed";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { announcement, answerAnnouncement } from "./announcement";
import { Board } from "./board";
import type { CardParts } from "./card";
import { CriticalAlerts } from "./criticalAlerts";
import { HistoryPanel } from "./historyPanel";
import { merge, mergeAction, routesCalledOut, touchesCalledOut, touchesCritical } from "./merge";
import { Overview } from "./overview";
import { fetchTonight, type Tonight } from "./tonight";

/** Every route's decision for this night, live, and who has answered for it. */
export class TonightPage implements PageSource<Tonight> {
  readonly id = "index";
  readonly title = "Tonight";
  readonly asking = "Asking the host for tonight’s decisions …";
  readonly nothing = "No decision can be shown.";
  readonly kinds = ["decision", "action", "alert", "call-out"];
  readonly content: HTMLElement;
  private readonly critical = new CriticalAlerts();
  private readonly overview = new Overview();
  private readonly board = new Board((route) => this.partsOf(route));
  private shown: { readonly answer: Tonight; readonly view: View } | null = null;
  private page: PageControl | null = null;

  constructor() {
    this.content = el("div", {}, this.critical.element, this.overview.element, this.board.element);
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  fetch(signal: AbortSignal): Promise<Tonight> {
    return fetchTonight(signal);
  }

  show(answer: Tonight, view: View): void {
    this.shown = { answer, view };
    this.critical.show(answer.critical, view.now, view.local, view.session);
    this.overview.show(answer.night, view.now, view.local);
    this.board.show(answer.night, view.now, view.local);
  }

  take(answer: Tonight, { event, data }: SseEvent): Tonight | "ask" | "nothing" {
    const given: unknown = JSON.parse(data);
    switch (event) {
      case "decision": {
        const merged = merge(answer.night, given);
        return merged.kind === "changed" ? { ...answer, night: merged.night } : merged.kind;
      }
      case "action": {
        const night = mergeAction(answer.night, given);
        return night === "nothing" && touchesCritical(answer, given) ? "ask" : typeof night === "string" ? night : { ...answer, night };
      }
      case "alert":
        return touchesCritical(answer, given) ? "ask" : "nothing";
      default:
        routesCalledOut(answer.night, given).forEach((route) => this.board.answered(route));
        return touchesCalledOut(answer, given) ? "ask" : "nothing";
    }
  }

  changed(before: Tonight, after: Tonight, view: View, announce: (words: string) => void): void {
    if (before.critical.kind === "known" && after.critical.kind === "known") {
      news(before.critical.value, after.critical.value).slice(0, 3).map((alert) => alertView(alert, view.now, view.local, view.session))
        .forEach((alert) => announce(`${alert.severity} alert raised: ${alert.title}, ${alert.subject}. ${alert.reason}`));
    }
    if (before.night.day === after.night.day) {
      this.decisionsChanged(before, after, view, announce);
    }
  }

  headingOf({ night }: Tonight, { local }: View): string {
    return `Tonight: ${local.dayInFull(night.dayStart)} to ${local.dayInFull(night.dayEnd)}`;
  }

  notesOf({ night }: Tonight, { now, local }: View): readonly string[] {
    if (now >= night.dayStart && now < night.dayEnd) {
      return [];
    }
    const span = `${local.time(night.dayStart)} ${local.day(night.dayStart)} to ${local.time(night.dayEnd)} ${local.day(night.dayEnd)}`;
    return [`These are decisions for ${span}, which is not now. Waiting for the host to open the current decision day.`];
  }

  private decisionsChanged(before: Tonight, after: Tonight, { now, local }: View, announce: (words: string) => void): void {
    for (const { route, decision } of after.night.routes) {
      const old = before.night.routes.find((each) => each.route.id === route.id)?.decision ?? null;
      if (old?.id !== decision?.id) {
        this.board.changed(route.id);
      } else if (old?.acknowledged?.at !== decision?.acknowledged?.at || old?.calledOut?.at !== decision?.calledOut?.at) {
        this.board.answered(route.id);
      }
      const words = [announcement(route.name, old, decision, now, local), answerAnnouncement(route.name, old, decision)].filter((each) => each !== null);
      if (words.length > 0) {
        announce(words.join(" "));
      }
    }
  }

  private partsOf(id: string): CardParts {
    return {
      history: new HistoryPanel({
        fetch: () => fetchHistory(id, this.shown?.answer.night.day ?? ""),
        salt: this.shown?.answer.night.routes.find(({ route }) => route.id === id)?.route.salt ?? "",
        now: () => this.shown?.view.now ?? 0,
        local: () => this.shown?.view.local ?? new LocalTime("Europe/London"),
      }),
      deeds: this.page === null ? null : {
        page: this.page,
        refusal: () => (this.shown === null ? "The host has not answered yet." : refusalOf(this.shown.view.session)),
      },
    };
  }
}
