import { type CallOut, type CallOuts, sendTrial } from "../api/callOuts";
import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { covers } from "../api/session";
import type { PageControl, View } from "../shell/livePage";
import type { Part } from "../shell/part";
import { Disclosure } from "../ui/disclosure";
import { el, fill } from "../ui/dom";
import { tag } from "../ui/tag";
import { count } from "../ui/words";
import { callOutView, recipientsWords } from "./callOutView";
import { deliveryTable } from "./deliveryTable";

/** Sends a marked trial to everybody named in the settings, after asking once more, and tells what became of it at each. */
export class CallOutTrial {
  readonly element: HTMLElement;
  private readonly disclosure: Disclosure;
  private readonly result = el("div", { role: "status" });
  private page: PageControl | null = null;
  private shown: { readonly callOuts: Part<CallOuts>; readonly view: View } | null = null;
  private asked = "";

  constructor() {
    this.disclosure = new Disclosure("Send a trial", "the call-out");
    this.disclosure.button.classList.add("disclosure__button--deed");
    this.element = el("div", { class: "trial" }, this.disclosure.button, this.disclosure.panel, this.result);
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  show(callOuts: Part<CallOuts>, view: View): void {
    this.shown = { callOuts, view };
    const allowed = covers(view.session.mayWrite, "Admin");
    const recipients = callOuts.kind === "known" ? callOuts.value.recipients : null;
    const asked = JSON.stringify([allowed, recipients]);
    // Only when something differs, so that the focus stays on the button that is to be pressed.
    if (this.asked !== asked) {
      this.asked = asked;
      fill(this.disclosure.panel, ...(allowed && recipients !== null ? this.confirmation(recipients) : this.refusal()));
    }
  }

  private refusal(): HTMLElement[] {
    const signIn = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Sign in");
    signIn.addEventListener("click", () => this.page?.offerSignIn());
    return [el("p", { class: "deed__refusal" }, "This takes an access key with the role Admin."), signIn];
  }

  private confirmation(recipients: CallOuts["recipients"]): HTMLElement[] {
    if (recipients.length === 0) {
      return [el("p", {}, "There is nobody to send it to: the settings name no recipient (Telemetry:Notifications:Recipients).")];
    }
    const send = el("button", { type: "button", class: "govuk-button" }, `Send the trial to ${count(recipients.length, "recipient")} now`);
    const cancel = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Cancel");
    send.addEventListener("click", () => void this.send(send));
    cancel.addEventListener("click", () => { this.disclosure.setOpen(false); this.disclosure.button.focus(); });
    return [
      el("p", {}, `A message marked TEST goes at once to ${recipientsWords(recipients)}: to everybody whom the settings name, on duty or not. Each is tried once. It escalates nothing, and stands in the log below.`),
      el("div", { class: "deed__buttons" }, send, cancel),
    ];
  }

  private async send(button: HTMLButtonElement): Promise<void> {
    if (button.disabled) {
      return;
    }
    // Pressed twice it is one trial.
    button.disabled = true;
    fill(this.result, el("p", {}, "Sending the trial …"));
    try {
      const trial = await sendTrial();
      fill(this.result, ...this.told(trial));
      this.disclosure.setOpen(false);
      this.disclosure.button.focus();
    } catch (error) {
      // The edge: a trial that failed is told, and nobody is told that it arrived.
      const said = error instanceof HostError && error.said !== null ? ` ${error.said}` : "";
      const late = error instanceof DOMException && error.name === "TimeoutError" ? " Whether it was sent is not known: look into the log below." : "";
      fill(this.result, el("p", { class: "alert__caution" }, `The trial failed. ${faultWords(error)}.${said}${late}`));
    } finally {
      button.disabled = false;
    }
    void this.page?.refresh();
  }

  private told(trial: CallOut | null): HTMLElement[] {
    const view = this.shown?.view;
    if (trial === null || view === undefined) {
      return [el("p", { class: "alert__caution" }, "Nothing was sent: the settings name no recipient (Telemetry:Notifications:Recipients).")];
    }
    const { state, deliveries, when } = callOutView(trial, view.now, view.local);
    return [el("p", {}, `Trial of ${when}: `, tag(state.words, state.tone)), deliveryTable(`Deliveries of the trial of ${when}`, deliveries)];
  }
}
