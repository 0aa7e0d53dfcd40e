import { type Exceedances, fetchExceedances } from "../api/exceedances";
import type { View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { Zone } from "../time/zone";
import { share } from "../ui/amount";
import { el } from "../ui/dom";
import { Filters } from "../ui/filters";
import { Loaded } from "../ui/loaded";
import { panel } from "../ui/panel";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { type YearInstrument, yearInstruments } from "./yearRows";

const years = 10;
const gmt = new Zone("UTC");

/** What was above the values in law in a calendar year, counted apart for each instrument, against what is permitted. */
export class YearPanel {
  readonly element: HTMLElement;
  private readonly filters: Filters;
  private readonly loaded: Loaded<Exceedances>;
  private view: { readonly now: number; readonly local: LocalTime } | null = null;
  private asked = "";

  constructor() {
    this.filters = new Filters("Which year", [{ kind: "select", name: "year", label: "Year (GMT)", options: [{ value: "", text: "" }] }], () => this.ask());
    this.loaded = new Loaded("the year’s exceedances", () => fetchExceedances(this.year), (answer) => this.parts(answer));
    this.element = panel("air-year", "Exceedances in a year", this.filters.element, this.loaded.element);
  }

  /** Asks once for each year looked at, and again when an hour has passed: nothing changes in between, and a year is much to count. */
  show({ now, local }: View): void {
    this.view = { now, local };
    const { year } = gmt.wallTime(now);
    this.filters.setOptions("year", Array.from({ length: years }, (_, back) => ({ value: back === 0 ? "" : String(year - back), text: back === 0 ? `${year}, so far` : String(year - back) })));
    this.ask();
  }

  private get year(): number {
    return Number(this.filters.values["year"] || gmt.wallTime(this.view?.now ?? 0).year);
  }

  private ask(): void {
    if (this.view === null) {
      return;
    }
    const wanted = `${this.year} ${Math.floor(this.view.now / 3_600_000)}`;
    if (wanted !== this.asked) {
      if (this.asked.split(" ")[0] !== String(this.year)) {
        this.loaded.element.replaceChildren();
      }
      this.asked = wanted;
      void this.loaded.load();
    }
  }

  private parts(answer: Exceedances): (Node | null)[] {
    const { now, local } = this.view ?? { now: answer.asOf, local: new LocalTime("UTC") };
    const all = yearInstruments(answer, now, local);
    const reference = all.filter(({ indicative }) => !indicative);
    const indicative = all.filter((each) => each.indicative);
    return [
      el("p", { class: "panel__lead" }, el("strong", {}, "Provisional: "),
        `${answer.yearOver ? `the whole of ${answer.year}` : `${answer.year} up to ${local.timeSeenFrom(answer.until, now)}`}, by automatic checks alone; no person has ratified these readings.`),
      el("p", { class: "quiet" }, `Each count is of what was measured: what was not could only add to it. With under ${share(answer.captureNeeded)} of the periods valid, nothing is said to be within what is permitted.`),
      all.length === 0 ? el("p", {}, "No site of the network measures air quality.") : null,
      ...group("Reference instruments", "Judged against the values in law.", reference, true),
      ...group("Indicative instruments", "Not equivalent to the reference method: what they count is neither a breach of the law nor compliance with it.", indicative, false),
      all.length === 0 ? null : el("p", { class: "quiet" }, answer.comparison.replaceAll("ug/m3", "µg/m³").replace(/ countUnrounded.*$/, "")),
    ];
  }
}

function group(title: string, words: string, instruments: readonly YearInstrument[], open: boolean): (Node | null)[] {
  return instruments.length === 0 ? [] : [
    el("h3", { class: "panel__subtitle" }, title), el("p", {}, words),
    ...instruments.map((instrument) => el("details", { class: "every-record", open }, el("summary", {}, instrument.title), yearTable(instrument, open),
      ...instrument.lost.map((lost) => el("p", { class: "alert__caution" }, `The year can’t be judged any more. ${lost}.`)))),
  ];
}

function yearTable({ title, rows }: YearInstrument, judged: boolean): HTMLElement {
  const columns = ["Pollutant", "Value", "So far", "Highest", "Data capture", ...(judged ? ["How it stands"] : [])];
  return table({ caption: `Exceedances at ${title}`, columns }, rows.map((row) => [
    row.pollutant, row.value, row.soFar, row.highest, row.capture,
    ...(judged ? [el("span", {}, tag(row.state, row.tone), row.reason === "" ? null : ` ${row.reason}`)] : [])]));
}
