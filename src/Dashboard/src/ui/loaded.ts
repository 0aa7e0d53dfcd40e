import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { el, fill } from "./dom";

/** A piece of a page that is read from the host when it is opened, and can be tried again. The newest question wins. */
export class Loaded<T> {
  readonly element = el("div", { class: "loaded" });
  private asked = 0;

  /** @param what "the history": for "Loading the history …" and "The history could not be read". */
  constructor(private readonly what: string, private readonly fetch: () => Promise<T>, private readonly show: (value: T) => readonly (Node | null)[]) {}

  async load(): Promise<void> {
    const asked = ++this.asked;
    if (this.element.childElementCount === 0) {
      fill(this.element, el("p", {}, `Loading ${this.what} …`));
    }
    try {
      const value = await this.fetch();
      if (asked === this.asked) {
        fill(this.element, ...this.show(value));
      }
    } catch (error) {
      // The edge: whatever kept it away is told, and can be tried again.
      if (asked === this.asked) {
        this.showFailure(`${faultWords(error)}.${error instanceof HostError && error.said !== null ? ` ${error.said}` : ""}`);
      }
    }
  }

  private showFailure(why: string): void {
    const retry = el("button", { type: "button", class: "disclosure__button" }, "Try again");
    retry.addEventListener("click", () => void this.load());
    fill(this.element, el("p", { role: "alert" }, `${this.what.charAt(0).toUpperCase()}${this.what.slice(1)} could not be read: ${why} `), retry);
  }
}
