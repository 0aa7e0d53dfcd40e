import { fetchHistory } from "../api/history";
import { fetchNight, type Night } from "../api/night";
import type { SseEvent } from "../api/sse";
import type { PageSource, View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { announcement } from "./announcement";
import { Board } from "./board";
import { HistoryPanel } from "./historyPanel";
import { merge } from "./merge";
import { Overview } from "./overview";

/** Every route's decision for this night, live. */
export class TonightPage implements PageSource<Night> {
  readonly id = "index";
  readonly title = "Tonight";
  readonly asking = "Asking the host for tonight’s decisions …";
  readonly nothing = "No decision can be shown.";
  readonly kinds = ["decision"];
  readonly content: HTMLElement;
  private readonly overview = new Overview();
  private readonly board = new Board((route) => this.historyOf(route));
  private shown: { readonly night: Night; readonly view: View } | null = null;

  constructor() {
    this.content = el("div", {}, this.overview.element, this.board.element);
  }

  fetch(signal: AbortSignal): Promise<Night> {
    return fetchNight(signal);
  }

  show(night: Night, view: View): void {
    this.shown = { night, view };
    this.overview.show(night, view.now, view.local);
    this.board.show(night, view.now, view.local);
  }

  take(night: Night, event: SseEvent): Night | "ask" | "nothing" {
    const merged = merge(night, JSON.parse(event.data));
    return merged.kind === "changed" ? merged.night : merged.kind;
  }

  changed(before: Night, night: Night, { now, local }: View, announce: (words: string) => void): void {
    if (before.day !== night.day) {
      return;
    }
    for (const { route, decision } of night.routes) {
      const old = before.routes.find((each) => each.route.id === route.id)?.decision ?? null;
      if (old?.id !== decision?.id) {
        this.board.changed(route.id);
        const words = announcement(route.name, old, decision, now, local);
        if (words !== null) {
          announce(words);
        }
      }
    }
  }

  headingOf(night: Night, { local }: View): string {
    return `Tonight: ${local.dayInFull(night.dayStart)} to ${local.dayInFull(night.dayEnd)}`;
  }

  notesOf(night: Night, { now, local }: View): readonly string[] {
    if (now >= night.dayStart && now < night.dayEnd) {
      return [];
    }
    const span = `${local.time(night.dayStart)} ${local.day(night.dayStart)} to ${local.time(night.dayEnd)} ${local.day(night.dayEnd)}`;
    return [`These are decisions for ${span}, which is not now. Waiting for the host to open the current decision day.`];
  }

  private historyOf(id: string): HistoryPanel {
    return new HistoryPanel({
      fetch: () => fetchHistory(id, this.shown?.night.day ?? ""),
      salt: this.shown?.night.routes.find(({ route }) => route.id === id)?.route.salt ?? "",
      now: () => this.shown?.view.now ?? 0,
      local: () => this.shown?.view.local ?? new LocalTime("Europe/London"),
    });
  }
}
