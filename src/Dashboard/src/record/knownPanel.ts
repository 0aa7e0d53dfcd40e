import { instantOfInput, localInput } from "../data/selection";
import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import type { Night } from "../api/night";
import { fetchKnown, type Known } from "../api/record";
import type { LocalTime } from "../time/localTime";
import { Zone } from "../time/zone";
import { el, fill } from "../ui/dom";
import { ErrorSummary, Field } from "../ui/form";
import { table } from "../ui/table";
import { forecastKnown, knownAtBounds, knownColumns, knownRows, stoodWords } from "./recordView";

/** "What did we know at 14:00?" */
export class KnownPanel {
  readonly element: HTMLElement;
  private readonly field = new Field({ id: "known-at", label: "What was known at", hint: "Date and time on the council’s clocks", type: "datetime-local", width: 20 });
  private readonly errors = new ErrorSummary([this.field]);
  private readonly button = el("button", { class: "govuk-button govuk-button--secondary", type: "submit" }, "Show what was known");
  private readonly result = el("div", { class: "known", tabindex: "-1" });
  private about: { readonly night: Night; readonly salt: string; readonly local: LocalTime } | null = null;

  constructor(private readonly route: string) {
    const form = el("form", { novalidate: true, "aria-label": "What was known" }, this.errors.element, this.field.element, this.button);
    form.addEventListener("submit", (event) => { event.preventDefault(); void this.ask(); });
    this.element = el("div", {}, form, this.result);
  }

  show(night: Night, salt: string, local: LocalTime): void {
    if (this.about === null) {
      this.field.input.value = localInput(Math.min(night.asOf, night.dayStart + 2 * 3_600_000), new Zone(local.timeZone));
    }
    this.about = { night, salt, local };
  }

  private async ask(): Promise<void> {
    if (this.about === null || this.button.disabled) {
      return;
    }
    const { night, salt, local } = this.about;
    const at = instantOfInput(this.field.value, new Zone(local.timeZone));
    const wrong = knownAtBounds(night, at);
    this.errors.show(wrong === null ? [] : [{ field: this.field, words: wrong }]);
    if (wrong !== null || at === null) {
      return;
    }
    this.button.disabled = true;
    try {
      fill(this.result, ...knownBlock(await fetchKnown(night.day, this.route, at), salt, local));
      this.result.focus();
    } catch (error) {
      // The edge: whatever kept the answer away is told.
      fill(this.result);
      this.errors.show([{ field: null, words: `Not answered. ${faultWords(error)}.${error instanceof HostError && error.said !== null ? ` ${error.said}` : ""}` }]);
    } finally {
      this.button.disabled = false;
    }
  }
}

function knownBlock(known: Known, salt: string, local: LocalTime): HTMLElement[] {
  const { knownAt, standing, stations } = known;
  return [
    el("h3", { class: "panel__subtitle" }, `As known at ${local.time(knownAt)} ${local.day(knownAt)}, ${local.zone(knownAt)}`),
    el("p", {}, el("strong", {}, stoodWords(standing, salt, knownAt, local))),
    ...(standing === null ? [] : [el("ol", { class: "govuk-list govuk-list--number" }, ...standing.decision.reasons.map(({ text }) => el("li", {}, local.inWords(text, knownAt))))]),
    ...stations.flatMap((station) => {
      const name = station.name ?? `${station.site}, which has left the network`;
      const rows = knownRows(station, knownAt, local);
      return [
        el("h4", {}, name),
        el("p", {}, forecastKnown(station, knownAt, local), station.readingsCut ? " More had come than is listed." : ""),
        rows.length === 0 ? el("p", { class: "reading__doubt" }, "No reading of the 48 h before had come.") : table({ caption: `What had come of ${name}`, columns: knownColumns }, rows),
      ];
    }),
    ...(stations.length === 0 ? [el("p", {}, "No station spoke for the route.")] : []),
  ];
}
