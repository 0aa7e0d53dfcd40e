import type { PageControl } from "../shell/livePage";
import { Disclosure } from "../ui/disclosure";
import { el, fill } from "../ui/dom";
import { DeedForm, type DeedOptions } from "./deedForm";

export interface DeedDisclosureOptions extends DeedOptions {
  /** What it is done to, for who hears the button out of its place. */
  readonly of: string;
  readonly page: PageControl;
  /** Why this caller may not; null who may. */
  refusal(): string | null;
  opened?(): void;
}

/** The button of a deed. It opens the form, or says why this caller may not do it and offers to sign in. */
export class DeedDisclosure extends Disclosure {
  private readonly form: DeedForm;
  private readonly why = el("p", { class: "deed__refusal" });
  private readonly refusal: HTMLElement;

  constructor(private readonly options: DeedDisclosureOptions) {
    super(options.verb, options.of, () => this.showWhatMayBeDone());
    this.form = new DeedForm(options);
    const signIn = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Sign in");
    signIn.addEventListener("click", () => options.page.offerSignIn());
    this.refusal = el("div", {}, this.why, signIn);
    this.button.classList.add("disclosure__button--deed");
  }

  /** Who has signed in since it said why not gets the form. */
  recheck(): void {
    if (this.isOpen && this.refusal.isConnected && this.options.refusal() === null) {
      this.showWhatMayBeDone();
    }
  }

  private showWhatMayBeDone(): void {
    const words = this.options.refusal();
    fill(this.why, words);
    fill(this.panel, words === null ? this.form.element : this.refusal);
    this.options.opened?.();
    if (words === null) {
      this.form.focus();
    }
  }
}
