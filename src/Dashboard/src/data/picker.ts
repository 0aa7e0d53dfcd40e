import type { LocalTime } from "../time/localTime";
import { Zone } from "../time/zone";
import { type SiteKind, siteKinds } from "../api/sites";
import { el } from "../ui/dom";
import { ErrorSummary, Field, type Wrong } from "../ui/form";
import { seriesText, type SeriesName } from "../ui/places";
import { Slot } from "../ui/slot";
import { quantityName, unitSymbol } from "../ui/value";
import type { DataAnswer } from "./dataPage";
import { instantOfInput, localInput, type Mean, means, mostSeries, type Selection } from "./selection";

const meanNames: Readonly<Record<Mean, string>> = { "raw": "Every reading", "1h": "Hourly means", "1d": "Daily means (local days)" };
const kindTitles: Readonly<Record<SiteKind, string>> = { road: "Road stations", air: "Air monitors", bin: "Bins" };
const day = 86_400_000;

/** Where a person says what to show. Dates and times are the council's, whatever the zone of this computer. */
export class Picker {
  readonly element: HTMLElement;
  private readonly siteSelect = el("select", { class: "govuk-select", id: "pick-site" });
  private readonly siteOptions = new Slot(this.siteSelect);
  private readonly offers = new Slot(el("div", { class: "offers" }));
  private readonly chosen = new Slot(el("div"));
  private readonly from = new Field({ id: "pick-from", label: "From", type: "datetime-local" });
  private readonly to = new Field({ id: "pick-to", label: "To", type: "datetime-local" });
  private readonly mean = el("select", { class: "govuk-select", id: "pick-mean" }, ...means.map((mean) => el("option", { value: mean }, meanNames[mean])));
  private readonly errors = new ErrorSummary([this.from, this.to]);
  private shownSelection: Selection | null = null;
  /** What was chosen last, which an answer on its way may not know yet. */
  private current: Selection | null = null;
  private zone = new Zone("Europe/London");
  private answer: DataAnswer | null = null;

  constructor(private readonly chose: (selection: Selection) => void, private readonly siteChosen: () => void) {
    this.siteSelect.addEventListener("change", () => this.siteChosen());
    const quick = [["24 h", day], ["7 days", 7 * day], ["30 days", 30 * day]] as const;
    const form = el("form", { class: "picker" },
      this.errors.element,
      el("div", { class: "filters" },
        el("div", { class: "filters__field" }, el("label", { class: "govuk-label", for: "pick-site" }, "Site"), this.siteSelect)),
      this.offers.element, this.chosen.element,
      el("div", { class: "filters picker__period" }, this.from.element, this.to.element,
        el("div", { class: "filters__field" }, el("label", { class: "govuk-label", for: "pick-mean" }, "Rows"), this.mean),
        el("button", { type: "submit", class: "govuk-button" }, "Show")),
      el("div", { class: "chooser", role: "group", "aria-label": "Up to now" }, ...quick.map(([words, length]) => {
        const button = el("button", { type: "button", class: "chooser__button" }, `The last ${words}`);
        button.addEventListener("click", () => this.last(length));
        return button;
      })));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    form.noValidate = true;
    this.element = el("section", { class: "panel", "aria-labelledby": "data-pick" }, el("h2", { class: "panel__title", id: "data-pick" }, "What to show"), form);
  }

  /** The site whose series are offered; empty before one was chosen. */
  get site(): string {
    return this.siteSelect.value;
  }

  show(answer: DataAnswer, local: LocalTime): void {
    this.answer = answer;
    if (this.zone.name !== local.timeZone) {
      this.zone = new Zone(local.timeZone);
    }
    const chosen = this.site;
    this.siteOptions.show([answer.sites.map(({ id, name }) => `${id}=${name}`).join("|")], () => [
      el("option", { value: "" }, "Choose a site"),
      ...siteKinds.map((kind) => {
        const group = el("optgroup", { label: kindTitles[kind] }, ...answer.sites.filter((site) => site.kind === kind).map(({ id, name }) => el("option", { value: id }, name)));
        return group.childElementCount === 0 ? null : group;
      })]);
    this.siteSelect.value = chosen;
    this.showOffers(answer);
    this.showChosen(answer);
    this.current ??= answer.selection;
    if (this.shownSelection !== answer.selection) {
      this.shownSelection = answer.selection;
      this.from.input.value = localInput(answer.selection.from, this.zone);
      this.to.input.value = localInput(answer.selection.to, this.zone);
      this.mean.value = answer.selection.mean;
    }
  }

  private showOffers({ stations, selection }: DataAnswer): void {
    const station = stations.get(this.site);
    this.offers.show([station, selection.series, this.site], () => {
      if (this.site === "" || station === undefined) {
        return [this.site !== "" && el("p", { class: "note", role: "status" }, "Asking the host for its series …")];
      }
      if (station.kind === "kept") {
        return [el("p", {}, `${station.obstacle.title}. ${station.obstacle.text}`)];
      }
      const { sensors, site } = station.value;
      return [el("p", { class: "note" }, `Series of ${site.name}; at most ${mostSeries} at once:`), el("div", { class: "chooser", role: "group", "aria-label": `Series of ${site.name}` },
        ...sensors.flatMap((sensor) => sensor.quantities.map(({ name, unit }) => {
          const series = { site: site.id, sensor: sensor.id, quantity: name };
          const isChosen = selection.series.some((each) => seriesText(each) === seriesText(series));
          const symbol = unitSymbol(unit);
          const button = el("button", { type: "button", class: "chooser__button", "aria-pressed": String(isChosen), disabled: !isChosen && selection.series.length >= mostSeries, "data-series": seriesText(series) },
            `${quantityName(name)}${symbol === "" ? "" : `, ${symbol}`}${sensors.length > 1 ? ` (${sensor.id})` : ""}`);
          button.addEventListener("click", () => this.turn(series, !isChosen));
          return button;
        })))];
    });
  }

  private showChosen({ selection, stations }: DataAnswer): void {
    this.chosen.show([selection.series, stations], () => [selection.series.length === 0
      ? el("p", { class: "note" }, "No series is chosen yet: choose a site, then what it measures.")
      : el("ul", { class: "chosen", "aria-label": "Chosen series" }, ...selection.series.map((series) => {
        const station = stations.get(series.site);
        const words = `${quantityName(series.quantity)}, ${station?.kind === "known" ? station.value.site.name : series.site} (${series.sensor})`;
        const remove = el("button", { type: "button", class: "plain-button" }, "Remove", el("span", { class: "govuk-visually-hidden" }, ` ${words}`));
        remove.addEventListener("click", () => this.turn(series, false));
        return el("li", {}, words, " ", remove);
      }))]);
  }

  private turn(series: SeriesName, on: boolean): void {
    const { current } = this;
    if (current !== null) {
      const others = current.series.filter((each) => seriesText(each) !== seriesText(series));
      this.choose({ ...current, series: on ? [...others, series].slice(0, mostSeries) : others });
      this.offers.element.querySelector<HTMLElement>(`[data-series="${CSS.escape(seriesText(series))}"]`)?.focus();
    }
  }

  private last(length: number): void {
    if (this.answer !== null) {
      this.errors.show([]);
      this.choose({ ...(this.current ?? this.answer.selection), from: this.answer.asOf - length, to: this.answer.asOf, mean: this.chosenMean });
    }
  }

  private choose(selection: Selection): void {
    this.current = selection;
    this.chose(selection);
  }

  private get chosenMean(): Mean {
    return means.find((mean) => mean === this.mean.value) ?? "raw";
  }

  private submit(): void {
    if (this.answer === null) {
      return;
    }
    const [from, to] = [instantOfInput(this.from.value, this.zone), instantOfInput(this.to.value, this.zone)];
    const wrong: Wrong[] = [
      ...(from === null ? [{ field: this.from, words: "From is no date and time that the clocks show" }] : []),
      ...(to === null ? [{ field: this.to, words: "To is no date and time that the clocks show" }] : []),
      ...(from !== null && to !== null && from >= to ? [{ field: this.to, words: "To must be after From" }] : []),
      ...(this.answer.selection.series.length === 0 ? [{ field: null, words: "Choose a site and at least one of its series" }] : []),
    ];
    this.errors.show(wrong);
    if (wrong.length === 0 && from !== null && to !== null) {
      this.choose({ ...(this.current ?? this.answer.selection), from, to, mean: this.chosenMean });
    }
  }
}
