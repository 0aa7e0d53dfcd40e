import type { LocalTime } from "../time/localTime";
import { el, setText } from "../ui/dom";

/** The way to the decision day before, the one after and any other, as links: a day of a route can be kept and sent. */
export class DayChooser {
  readonly element: HTMLElement;
  private readonly before = el("a", { class: "govuk-link" });
  private readonly after = el("a", { class: "govuk-link" });
  private readonly input: HTMLInputElement;
  private hrefOf: (day: string) => string = () => "";

  constructor(id: string) {
    this.input = el("input", { class: "govuk-input govuk-input--width-10", id, type: "date", required: true });
    const form = el("form", { class: "days__form" }, el("label", { class: "govuk-label", for: id }, "Decision day"), this.input, el("button", { type: "submit", class: "chooser__button" }, "Show"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isDay(this.input.value)) {
        window.location.assign(this.hrefOf(this.input.value));
      }
    });
    this.element = el("div", { class: "days", role: "group", "aria-label": "Decision day" }, this.before, form, this.after);
  }

  show(day: string, hrefOf: (day: string) => string, local: LocalTime): void {
    this.hrefOf = hrefOf;
    if (this.input.dataset["shown"] !== day) {
      this.input.dataset["shown"] = day;
      this.input.value = day;
      for (const [link, by] of [[this.before, -1], [this.after, 1]] as const) {
        const other = dayAfter(day, by);
        link.href = hrefOf(other);
        // Noon UTC of a date is on that date in the United Kingdom.
        setText(link, `${by < 0 ? "← " : ""}${local.day(Date.parse(`${other}T12:00:00Z`))}${by > 0 ? " →" : ""}`);
      }
    }
  }
}

export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));
}

/** The date so many days after one. */
export function dayAfter(day: string, by: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}
