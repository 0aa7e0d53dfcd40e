import { el, fill } from "./dom";

export interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "password" | "search" | "datetime-local" | "number";
  readonly autocomplete?: string;
  readonly value?: string;
  /** Characters; the host's own bound, so that nobody writes what is then refused. */
  readonly maxLength?: number;
  readonly isLong?: boolean;
  readonly width?: 10 | 20;
}

/** One field after govuk-frontend: label, hint, error and input, tied together for who cannot see them. */
export class Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  private readonly error: HTMLElement;
  private readonly describedBy: string;

  constructor(readonly options: FieldOptions) {
    const { id, label, hint, type = "text", autocomplete = "off", value = "", isLong = false, maxLength, width } = options;
    const common = { id, name: id, autocomplete, maxlength: maxLength === undefined ? null : String(maxLength), spellcheck: type === "password" ? "false" : null };
    this.input = isLong
      ? el("textarea", { ...common, class: "govuk-textarea", rows: "2" })
      : el("input", { ...common, class: `govuk-input${width === undefined ? "" : ` govuk-input--width-${width}`}`, type });
    this.input.value = value;
    this.error = el("p", { class: "govuk-error-message", id: `${id}-error`, hidden: true });
    this.describedBy = hint === undefined ? "" : `${id}-hint`;
    this.element = el("div", { class: "govuk-form-group" },
      el("label", { class: "govuk-label", for: id }, label),
      hint !== undefined && el("p", { class: "govuk-hint", id: `${id}-hint` }, hint),
      this.error, this.input);
    this.describe(null);
  }

  get value(): string {
    return this.input.value.trim();
  }

  /** Says what is wrong with what was entered; null takes it back. */
  showError(words: string | null): void {
    this.error.hidden = words === null;
    fill(this.error, words !== null && el("span", { class: "govuk-visually-hidden" }, "Error: "), words);
    this.element.classList.toggle("govuk-form-group--error", words !== null);
    this.input.classList.toggle(this.options.isLong ? "govuk-textarea--error" : "govuk-input--error", words !== null);
    this.input.setAttribute("aria-invalid", String(words !== null));
    this.describe(words);
  }

  private describe(error: string | null): void {
    const ids = [this.describedBy, error === null ? "" : this.error.id].filter((id) => id !== "").join(" ");
    if (ids === "") {
      this.input.removeAttribute("aria-describedby");
    } else {
      this.input.setAttribute("aria-describedby", ids);
    }
  }
}

export interface Wrong {
  readonly field: Field | null;
  readonly words: string;
}

/** The summary above a form that names each error and leads to its field; it takes the focus, as govuk-frontend's does. */
export class ErrorSummary {
  readonly element = el("div", { class: "govuk-error-summary", tabindex: "-1", hidden: true });

  constructor(private readonly fields: readonly Field[]) {}

  show(wrong: readonly Wrong[]): void {
    for (const field of this.fields) {
      field.showError(wrong.find((each) => each.field === field)?.words ?? null);
    }
    this.element.hidden = wrong.length === 0;
    fill(this.element, wrong.length > 0 && el("div", { role: "alert" },
      el("p", { class: "govuk-error-summary__title" }, "There is a problem"),
      el("div", { class: "govuk-error-summary__body" },
        el("ul", { class: "govuk-list govuk-error-summary__list" }, ...wrong.map(({ field, words }) => el("li", {}, field === null ? words : link(field, words)))))));
    if (wrong.length > 0) {
      this.element.focus();
    }
  }
}

function link(field: Field, words: string): HTMLElement {
  const anchor = el("a", { href: `#${field.options.id}` }, words);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    field.input.focus();
  });
  return anchor;
}
