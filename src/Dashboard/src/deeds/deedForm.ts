import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { el } from "../ui/dom";
import { ErrorSummary, Field, type Wrong } from "../ui/form";
import { keepName, lastName, maxName, maxReason, missing, type Signature } from "./deed";

export interface DeedOptions {
  /** A prefix for the ids of its fields, without spaces. */
  readonly id: string;
  /** "Acknowledge" */
  readonly verb: string;
  readonly reasonHint: string;
  /** Fields between the reason and the button, such as how long. */
  readonly extra?: HTMLElement;
  send(signature: Signature): Promise<unknown>;
  /** It is on the host's record. */
  done(signature: Signature): void;
}

/** The small form of everything that a person does to an alert or a decision: who, why, and what went wrong if it did. */
export class DeedForm {
  readonly element: HTMLFormElement;
  private readonly by: Field;
  private readonly reason: Field;
  private readonly errors: ErrorSummary;
  private readonly button: HTMLButtonElement;

  constructor(private readonly options: DeedOptions) {
    this.by = new Field({ id: `${options.id}-by`, label: "Your name", autocomplete: "name", maxLength: maxName, width: 20 });
    this.reason = new Field({ id: `${options.id}-reason`, label: "Reason", hint: options.reasonHint, isLong: true, maxLength: maxReason });
    this.errors = new ErrorSummary([this.by, this.reason]);
    this.button = el("button", { class: "govuk-button", type: "submit" }, options.verb);
    this.element = el("form", { class: "deed", novalidate: true }, this.errors.element, this.by.element, this.reason.element, options.extra, this.button);
    this.element.addEventListener("submit", (event) => { event.preventDefault(); void this.submit(); });
  }

  focus(): void {
    if (this.by.value === "") {
      this.by.input.value = lastName();
    }
    (this.by.value === "" ? this.by : this.reason).input.focus();
  }

  private async submit(): Promise<void> {
    const signature = { by: this.by.value, reason: this.reason.value };
    const { by, reason } = missing(signature);
    const wrong = [by === null ? null : { field: this.by, words: by }, reason === null ? null : { field: this.reason, words: reason }].filter((each) => each !== null);
    this.errors.show(wrong);
    if (wrong.length > 0 || this.button.disabled) {
      return;
    }
    // Pressed twice it is one deed.
    this.button.disabled = true;
    try {
      await this.options.send(signature);
      keepName(signature.by);
      this.reason.input.value = "";
      this.options.done(signature);
    } catch (error) {
      this.errors.show(this.wrongOf(error));
    } finally {
      this.button.disabled = false;
    }
  }

  /** What the host refused, at the field it is about; anything else, that it was not done and why. */
  private wrongOf(error: unknown): Wrong[] {
    if (error instanceof HostError && error.errors.size > 0) {
      return [...error.errors].flatMap(([name, words]) => words.map((each) =>
        name === "by" ? { field: this.by, words: `Your name ${each}` } : name === "reason" ? { field: this.reason, words: `The reason ${each}` } : { field: null, words: `${name} ${each}` }));
    }
    const said = error instanceof HostError && error.said !== null ? ` ${error.said}` : "";
    return [{ field: null, words: `Not done. ${faultWords(error)}.${said}` }];
  }
}
