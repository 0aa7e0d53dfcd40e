import type { Night } from "../api/night";
import type { LocalTime } from "../time/localTime";
import { el, fill, reorder, setText } from "../ui/dom";
import { type Group, groupOf, groups, groupTitles } from "./action";
import { type CardParts, RouteCard } from "./card";
import { cardView } from "./cardView";
import { byUrgency } from "./urgency";

interface Section {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly list: HTMLElement;
}

/** The routes in their groups, each a card that is kept, moved and updated, never made anew. */
export class Board {
  readonly element = el("div", { class: "board" });
  private readonly sections = new Map<Group, Section>();
  private readonly cards = new Map<string, RouteCard>();

  constructor(private readonly partsOf: (route: string) => CardParts) {
    for (const group of groups) {
      const title = el("h2", { class: "board__title", id: `group-${group}` });
      const list = el("ol", { class: "board__list" });
      this.sections.set(group, { title, list, element: el("section", { class: `board__group board__group--${group}`, "aria-labelledby": `group-${group}` }, title, list) });
    }
  }

  show(night: Night, now: number, local: LocalTime): void {
    const ordered = byUrgency(night.routes, now);
    for (const entry of ordered) {
      const view = cardView(entry, now, local);
      const card = this.cards.get(view.id);
      if (card === undefined) {
        this.cards.set(view.id, new RouteCard(view, this.partsOf(view.id)));
      } else {
        card.update(view);
      }
    }
    for (const id of [...this.cards.keys()].filter((known) => !ordered.some(({ route }) => route.id === known))) {
      this.cards.delete(id);
    }
    const focused = document.activeElement;
    const shown: HTMLElement[] = [];
    for (const [group, section] of this.sections) {
      const cards = ordered.filter(({ decision }) => groupOf(decision) === group).map(({ route }) => this.cards.get(route.id)?.element).filter((each) => each !== undefined);
      setText(section.title, `${groupTitles[group]} (${cards.length})`);
      reorder(section.list, cards);
      if (cards.length > 0) {
        shown.push(section.element);
      }
    }
    reorder(this.element, shown);
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
  }

  changed(route: string): void {
    const card = this.cards.get(route);
    card?.mark();
    card?.refreshHistory();
  }

  /** Somebody answered for it, or was called out: what is open of its record is read again. */
  answered(route: string): void {
    this.cards.get(route)?.refreshHistory();
  }

  clear(): void {
    this.cards.clear();
    fill(this.element);
  }
}
