import { forgetKey, hasKey, storeKey } from "../api/key";
import type { Session } from "../api/session";
import { el, setText } from "../ui/dom";
import { ErrorSummary, Field } from "../ui/form";

/** Who is signed in, said on every page, and the form that takes a key. A key is kept for this tab and sent to this host alone. */
export class SignIn {
  /** In the navigation: who reads this. */
  readonly status: HTMLElement;
  /** In the page: the form. */
  readonly panel: HTMLElement;
  private readonly who = el("span", { class: "account__who" });
  private readonly button = el("button", { type: "button", class: "account__button", "aria-expanded": "false", "aria-controls": "sign-in" }, "Sign in");
  private readonly key = new Field({ id: "api-key", label: "Access key", hint: "From who runs the host. This tab forgets it when it is closed.", type: "password", width: 20 });
  private readonly errors = new ErrorSummary([this.key]);
  private readonly title = el("h2", { class: "sign-in__title", id: "sign-in-title" }, "Sign in");
  private mode: "closed" | "offered" | "demanded" = "closed";
  private submitted = false;

  /** @param changed The key has changed: everything is asked for again. */
  constructor(private readonly changed: () => void) {
    const submit = el("button", { class: "govuk-button", type: "submit" }, "Sign in");
    const form = el("form", { novalidate: true }, this.errors.element, this.key.element, submit);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.panel = el("section", { class: "sign-in", id: "sign-in", "aria-labelledby": "sign-in-title", hidden: true }, this.title, form);
    this.button.addEventListener("click", () => this.press());
    this.status = el("p", { class: "account" }, this.who, " ", this.button);
  }

  show(session: Session | null): void {
    const name = session?.name ?? null;
    setText(this.who, name === null ? "" : `${name}, ${session?.mayWrite ?? ""}`);
    setText(this.button, hasKey() ? "Sign out" : "Sign in");
  }

  /** The host wants another key: the form is there without being asked for. */
  demand(): void {
    this.open(this.mode === "offered" ? "offered" : "demanded");
    if (this.submitted) {
      this.submitted = false;
      this.errors.show([{ field: this.key, words: "This access key is not in force, or may not see this page" }]);
    }
  }

  /** The host answered: a form that was demanded or has been filled in is not needed any more. */
  satisfied(): void {
    if (this.mode === "demanded" || this.submitted) {
      this.submitted = false;
      this.errors.show([]);
      this.close();
    }
  }

  /** Opens the form and puts the focus into it. */
  offer(): void {
    this.open("offered");
    this.key.input.focus();
  }

  private press(): void {
    if (hasKey()) {
      forgetKey();
      this.close();
      this.changed();
    } else if (this.panel.hidden) {
      this.offer();
    } else {
      this.close();
    }
  }

  private submit(): void {
    if (this.key.value === "") {
      this.errors.show([{ field: this.key, words: "Enter your access key" }]);
      return;
    }
    storeKey(this.key.value);
    this.key.input.value = "";
    this.errors.show([]);
    this.submitted = true;
    this.changed();
  }

  private open(mode: "offered" | "demanded"): void {
    this.mode = mode;
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
  }

  private close(): void {
    this.mode = "closed";
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }
}
