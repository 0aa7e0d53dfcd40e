import type { PageControl } from "../shell/livePage";
import { Disclosure } from "../ui/disclosure";
import { el, fill } from "../ui/dom";
import { DeedForm, type DeedOptions } from "./deedForm";

export interface DeedDisclosureOptions extends DeedOptions {
  /** What it is done to, for who hears the button out of its place. */
  readonly of: string;
  readonly page: PageControl;
  /** Why this caller may not; null who may. Asked each time it is opened. */
  refusal(): string | null;
  opened?(): void;
}

/** The button of a deed. It opens the form, or says why this caller may not do it and offers to sign in. */
export class DeedDisclosure extends Disclosure {
  constructor(options: DeedDisclosureOptions) {
    const form = new DeedForm(options);
    const why = el("p", { class: "deed__refusal" });
    const signIn = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Sign in");
    signIn.addEventListener("click", () => options.page.offerSignIn());
    const refusal = el("div", {}, why, signIn);
    super(options.verb, options.of, () => {
      const words = options.refusal();
      fill(why, words);
      fill(this.panel, words === null ? form.element : refusal);
      options.opened?.();
      if (words === null) {
        form.focus();
      }
    });
    this.button.classList.add("disclosure__button--deed");
  }
}
