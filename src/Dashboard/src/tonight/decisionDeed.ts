import type { Decision } from "../api/decision";
import type { Signature } from "../deeds/deed";
import { DeedDisclosure } from "../deeds/deedDisclosure";
import type { PageControl } from "../shell/livePage";
import { el, fill } from "../ui/dom";

export interface DecisionDeedSource {
  readonly page: PageControl;
  /** Why this caller may not; null who may. */
  refusal(): string | null;
}

export interface DecisionDeedOptions {
  /** "Acknowledge" */
  readonly verb: string;
  readonly reasonHint: string;
  /** Fields of its own, above its button. */
  readonly extra?: HTMLElement;
  send(decision: Decision, signature: Signature): Promise<unknown>;
}

let made = 0;

/**
 * What a person does about the decision that was on the page when the form was opened. When something else stands meanwhile the form says so, and sends
 * nothing until its reader says to have read that.
 */
export class DecisionDeed {
  private readonly disclosure: DeedDisclosure;
  private readonly meanwhile = el("div", { class: "deed__meanwhile", role: "alert" });
  private standing: Decision | null = null;
  private read: Decision | null = null;

  /** @param done Called once it is on record, for the focus. */
  constructor(private readonly route: string, private readonly options: DecisionDeedOptions, source: DecisionDeedSource, done: () => void) {
    this.disclosure = new DeedDisclosure({
      id: `decision-deed-${++made}`, verb: options.verb, of: route, reasonHint: options.reasonHint, page: source.page, extra: el("div", {}, options.extra, this.meanwhile),
      refusal: () => source.refusal(),
      opened: () => { this.read = this.standing; this.sayMeanwhile(); },
      send: (signature) => this.read === null || this.isOther() ? Promise.reject(new Error("The decision has changed since this form was opened")) : options.send(this.read, signature),
      done: () => {
        this.disclosure.setOpen(false);
        done();
        void source.page.refresh();
      },
    });
  }

  get button(): HTMLElement {
    return this.disclosure.button;
  }

  get panel(): HTMLElement {
    return this.disclosure.panel;
  }

  /** @param decision What stands and it can be done about; null when it can't. */
  update(decision: Decision | null): void {
    this.standing = decision;
    this.disclosure.button.hidden = decision === null;
    if (decision === null) {
      if (this.disclosure.isOpen) {
        this.disclosure.setOpen(false);
      }
      return;
    }
    this.disclosure.name(this.options.verb, `${this.route}, revision ${decision.revision}`);
    this.sayMeanwhile();
  }

  /** Whether this caller may is not a matter of the card: it is looked at each time the page is shown. */
  recheck(): void {
    this.disclosure.recheck();
  }

  private sayMeanwhile(): void {
    const now = this.standing?.revision ?? 0;
    const isOther = this.disclosure.isOpen && this.isOther();
    const shown = isOther ? `${now} ${this.standing?.id ?? 0}` : "";
    if (this.meanwhile.dataset["shown"] === shown) {
      return;
    }
    this.meanwhile.dataset["shown"] = shown;
    if (!isOther) {
      fill(this.meanwhile);
      return;
    }
    const goOver = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, `I have read ${now === this.read?.revision ? "it as it is now" : `revision ${now}`}`);
    goOver.addEventListener("click", () => { this.read = this.standing; this.sayMeanwhile(); });
    fill(this.meanwhile, el("p", {}, now === this.read?.revision
      ? "The decision has changed: whether the route can be treated in time is not what it was when this form was opened."
      : `The decision has changed: revision ${now} stands, and this form is for revision ${this.read?.revision ?? 0}.`), goOver);
  }

  /** Whether what stands asks for something else than what was read. Within one revision only the late risk can change that. */
  private isOther(): boolean {
    return this.read?.revision !== this.standing?.revision || this.read?.lateRisk !== this.standing?.lateRisk;
  }
}
