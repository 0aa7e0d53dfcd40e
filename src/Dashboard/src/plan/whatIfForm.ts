import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { fetchWhatIf, type WhatIf } from "../api/plan";
import { el } from "../ui/dom";
import { ErrorSummary, Field, type Wrong } from "../ui/form";

/** The host's own name of each field, so that what it refuses is told at the field. */
const names = ["temperatureK", "precipitationLaterHours", "precautionaryAtOrBelowRst", "noActionAboveRst"] as const;
type Name = (typeof names)[number];

const labels: Readonly<Record<Name, { readonly label: string; readonly hint: string }>> = {
  temperatureK: { label: "Air warmer or colder by, K", hint: "−2 is 2 K colder, air and dew point, from now on. −10 to 10" },
  precipitationLaterHours: { label: "Rain and snow later by, h", hint: "−2 is 2 h earlier. Whole hours, −12 to 12" },
  precautionaryAtOrBelowRst: { label: "Treat a moist road at or below, °C", hint: "Instead of what is set. −5 to 5" },
  noActionAboveRst: { label: "No action above, °C", hint: "Instead of what is set. −5 to 5" },
};

/** Asks the host what it would decide if the night came otherwise. Nothing of it is recorded. */
export class WhatIfForm {
  readonly element: HTMLFormElement;
  private readonly fields: Readonly<Record<Name, Field>>;
  private readonly dry: HTMLSelectElement;
  private readonly errors: ErrorSummary;
  private readonly button = el("button", { class: "govuk-button govuk-button--secondary", type: "submit" }, "Ask what if");
  private readonly state = el("p", { class: "note", role: "status" });

  constructor(private readonly answered: (question: URLSearchParams, answer: WhatIf) => void) {
    const field = (name: Name): Field => new Field({ id: `what-if-${name}`, ...labels[name], width: 10 });
    this.fields = { temperatureK: field("temperatureK"), precipitationLaterHours: field("precipitationLaterHours"), precautionaryAtOrBelowRst: field("precautionaryAtOrBelowRst"), noActionAboveRst: field("noActionAboveRst") };
    this.errors = new ErrorSummary(Object.values(this.fields));
    for (const { input } of Object.values(this.fields)) {
      input.setAttribute("inputmode", "text");
    }
    this.dry = el("select", { class: "govuk-select", id: "what-if-dry" },
      el("option", { value: "" }, "As it is set"), el("option", { value: "true" }, "Treat dry roads too"), el("option", { value: "false" }, "Do not treat dry roads"));
    this.element = el("form", { class: "what-if__form", novalidate: true, "aria-label": "What if" },
      this.errors.element,
      el("div", { class: "what-if__fields" }, ...names.map((name) => this.fields[name].element),
        el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: "what-if-dry" }, "Dry roads"), this.dry)),
      this.button, this.state);
    this.element.addEventListener("submit", (event) => { event.preventDefault(); void this.submit(); });
  }

  private async submit(): Promise<void> {
    if (this.button.disabled) {
      return;
    }
    const question = questionOf(Object.fromEntries(names.map((name) => [name, this.fields[name].value])), this.dry.value);
    const wrong = this.wrongOf(question);
    this.errors.show(wrong);
    if (wrong.length > 0) {
      return;
    }
    this.button.disabled = true;
    this.state.textContent = "The host decides the night again …";
    try {
      this.answered(question, await fetchWhatIf(question));
      this.state.textContent = "";
    } catch (error) {
      // The edge: whatever kept the answer away is told.
      this.state.textContent = "";
      this.errors.show(this.refusedOf(error));
    } finally {
      this.button.disabled = false;
    }
  }

  private wrongOf(question: URLSearchParams): Wrong[] {
    const wrong = names.filter((name) => question.has(name) && !Number.isFinite(Number(question.get(name)))).map((name): Wrong => ({ field: this.fields[name], words: `${labels[name].label}: enter a number` }));
    return wrong.length === 0 && question.size === 0 ? [{ field: this.fields.temperatureK, words: "Enter what should be different" }] : wrong;
  }

  private refusedOf(error: unknown): Wrong[] {
    if (error instanceof HostError && error.errors.size > 0) {
      return [...error.errors].flatMap(([name, words]) => words.map((each): Wrong => {
        const field = names.find((known) => known === name);
        return field === undefined ? { field: null, words: `${name} ${each}` } : { field: this.fields[field], words: `${labels[field].label}: ${each}` };
      }));
    }
    return [{ field: null, words: `Not answered. ${faultWords(error)}.${error instanceof HostError && error.said !== null ? ` ${error.said}` : ""}` }];
  }
}

/** What was entered as the host's question: what is empty, and a shift by nothing, is left out. A typographic minus is one. */
export function questionOf(entered: Readonly<Record<string, string>>, dry: string): URLSearchParams {
  const question = new URLSearchParams();
  for (const name of names) {
    const text = (entered[name] ?? "").replaceAll("−", "-").replace(/^\+/, "").replace(",", ".").trim();
    if (text !== "" && !((name === "temperatureK" || name === "precipitationLaterHours") && Number(text) === 0)) {
      question.set(name, text);
    }
  }
  if (dry !== "") {
    question.set("treatDryRoads", dry);
  }
  return question;
}
