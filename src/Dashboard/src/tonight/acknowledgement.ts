import type { Decision } from "../api/decision";
import { postAcknowledgement } from "../api/night";
import { DeedDisclosure } from "../deeds/deedDisclosure";
import type { PageControl } from "../shell/livePage";
import { el, fill } from "../ui/dom";

export interface AcknowledgementSource {
  readonly page: PageControl;
  /** Why this caller may not; null who may. */
  refusal(): string | null;
}

let made = 0;

/**
 * Acknowledges what was on the page when the form was opened. When something else stands meanwhile the form says so, and sends
 * nothing until its reader says to have read that.
 */
export class Acknowledgement {
  private readonly disclosure: DeedDisclosure;
  private readonly meanwhile = el("div", { class: "deed__meanwhile", role: "alert" });
  private standing: Decision | null = null;
  private read: Decision | null = null;

  /** @param done Called once it is on record, for the focus. */
  constructor(private readonly route: string, source: AcknowledgementSource, done: () => void) {
    this.disclosure = new DeedDisclosure({
      id: `acknowledge-${++made}`, verb: "Acknowledge", of: route, reasonHint: "What is being done about it.", page: source.page, extra: this.meanwhile,
      refusal: () => source.refusal(),
      opened: () => { this.read = this.standing; this.sayMeanwhile(); },
      send: ({ by, reason }) => this.read === null || this.isOther() ? Promise.reject(new Error("The decision has changed since this form was opened")) : postAcknowledgement(this.read, by, reason),
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

  /** @param decision What stands and is to be acknowledged; null when there is nothing to acknowledge. */
  update(decision: Decision | null): void {
    this.standing = decision;
    this.disclosure.button.hidden = decision === null;
    if (decision === null) {
      if (this.disclosure.isOpen) {
        this.disclosure.setOpen(false);
      }
      return;
    }
    this.disclosure.name("Acknowledge", `${this.route}, revision ${decision.revision}`);
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
