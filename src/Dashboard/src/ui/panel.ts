import { el, setText } from "./dom";

/** A titled part of a page. */
export function panel(id: string, title: string, ...children: (Node | null)[]): HTMLElement {
  return el("section", { class: "panel", "aria-labelledby": id }, el("h2", { class: "panel__title", id }, title), ...children);
}

/** A container that is filled anew only when what it shows differs. */
export class Filled {
  private shown: string | null = null;

  constructor(readonly element: HTMLElement) {}

  show(key: unknown, make: () => readonly (Node | string | null)[]): void {
    const next = JSON.stringify(key);
    if (next !== this.shown) {
      this.shown = next;
      this.element.replaceChildren(...make().filter((child) => child !== null));
    }
  }

  /** Only words. */
  say(words: string): void {
    this.shown = null;
    setText(this.element, words);
  }
}

export interface Fact {
  readonly term: string;
  readonly value: string | Node;
}

export function facts(list: readonly Fact[]): HTMLElement {
  return el("dl", { class: "facts" }, ...list.map(({ term, value }) => el("div", { class: "fact" }, el("dt", {}, term), el("dd", {}, value))));
}
