import { el, fill } from "./dom";

let made = 0;

/** A button and what it opens, said to who cannot see it. */
export class Disclosure {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;

  /**
   * @param words What the button says; `of` is added for who hears it out of its place.
   * @param opened Called each time it is opened.
   */
  constructor(words: string, of: string, private readonly opened: () => void = () => undefined) {
    const id = `disclosure-${++made}`;
    this.panel = el("div", { class: "disclosure__panel", id, hidden: true });
    this.button = el("button", { type: "button", class: "disclosure__button", "aria-expanded": "false", "aria-controls": id });
    this.name(words, of);
    this.button.addEventListener("click", () => this.setOpen(!this.isOpen));
  }

  get isOpen(): boolean {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  name(words: string, of: string): void {
    const shown = `${words}|${of}`;
    if (this.button.dataset["shown"] !== shown) {
      this.button.dataset["shown"] = shown;
      fill(this.button, el("span", { class: "card__chevron", "aria-hidden": "true" }), words, el("span", { class: "govuk-visually-hidden" }, ` of ${of}`));
    }
  }

  setOpen(open: boolean): void {
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) {
      this.opened();
    }
  }
}
