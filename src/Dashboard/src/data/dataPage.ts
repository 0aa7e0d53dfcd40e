import { Chart } from "../chart/chart";
import { storedNote } from "../chart/stored";
import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { fetchBuckets, fetchReadings } from "../api/readings";
import { fetchSession } from "../api/session";
import { fetchSites, type Site } from "../api/sites";
import { fetchStation, type Station } from "../api/station";
import type { PageSource, View } from "../shell/livePage";
import { part, type Part } from "../shell/part";
import { el } from "../ui/dom";
import { seriesText, type SeriesName } from "../ui/places";
import { Slot } from "../ui/slot";
import { quantityName } from "../ui/value";
import { csvName, fetchCsv, save } from "./csv";
import { cutAt, dataCharts, type Fetched } from "./dataCharts";
import { Picker } from "./picker";
import { questionOf, readSelection, type Selection } from "./selection";

interface Failed {
  readonly name: SeriesName;
  readonly why: string;
}

export interface DataAnswer {
  readonly asOf: number;
  readonly selection: Selection;
  readonly sites: readonly Site[];
  readonly stations: ReadonlyMap<string, Part<Station>>;
  readonly fetched: readonly Fetched[];
  readonly failed: readonly Failed[];
}

/** Of one series: at 10,000 a page more than a chart can show, and a bound on what one look costs the host. */
const mostPages = 3;

/** Any series over any period: drawn, as a table, as a file, and by a link that gives the same again. */
export class DataPage implements PageSource<DataAnswer> {
  readonly id = "data";
  readonly title = "Data";
  readonly asking = "Asking the host …";
  readonly nothing = "No data can be shown.";
  readonly kinds = [];
  readonly content: HTMLElement;
  /** Asks the host anew: set by whoever made the page live. */
  ask: () => void = () => undefined;
  private selection: Selection | null = null;
  private readonly picker = new Picker((selection) => this.choose(selection), () => this.ask());
  private readonly notes = new Slot(el("div"));
  private readonly download = new Slot(el("div", { class: "download" }));
  private readonly chartBox = el("div", { class: "charts" });
  private readonly charts = new Map<string, Chart>();
  private readonly results = el("section", { class: "panel", "aria-labelledby": "data-results", hidden: true });
  private kept: { readonly key: string; readonly answer: DataAnswer } | null = null;
  private drawn: DataAnswer | null = null;

  constructor() {
    this.results.append(el("h2", { class: "panel__title", id: "data-results" }, "Readings"), this.notes.element, this.chartBox, this.download.element);
    this.content = el("div", { class: "station" }, this.picker.element, this.results);
  }

  async fetch(signal: AbortSignal): Promise<DataAnswer> {
    const [session, { sites }] = await Promise.all([fetchSession(signal), fetchSites(signal)]);
    const selection = this.selection ??= readSelection(window.location.search, session.asOf);
    const wanted = [...new Set([...selection.series.map(({ site }) => site), ...this.picker.site === "" ? [] : [this.picker.site]])];
    const key = JSON.stringify([selection, wanted]);
    // What is past is not asked for again each minute: readings may still come late, but then a person asks.
    if (this.kept?.key === key && this.kept.answer.asOf > selection.to) {
      return { ...this.kept.answer, asOf: session.asOf, sites };
    }
    const stations = new Map(await Promise.all(wanted.map(async (site) => [site, await part(fetchStation(site, 1, signal))] as const)));
    const all = await Promise.all(selection.series.map((name) => this.fetchSeries(name, stations.get(name.site), selection, signal)));
    const answer = {
      asOf: session.asOf, selection, sites, stations,
      fetched: all.filter((each): each is Fetched => "unit" in each), failed: all.filter((each): each is Failed => "why" in each),
    };
    this.kept = { key, answer };
    return answer;
  }

  show(answer: DataAnswer, { now, local }: View): void {
    this.picker.show(answer, local);
    this.results.hidden = answer.selection.series.length === 0;
    if (this.drawn === answer || (this.drawn !== null && this.drawn.fetched === answer.fetched && this.drawn.selection === answer.selection)) {
      return;
    }
    this.drawn = answer;
    const plans = dataCharts(answer.fetched, answer.selection, now);
    for (const [id, chart] of this.charts) {
      if (!plans.some((plan) => `${plan.id} ${plan.title}` === id)) {
        chart.element.remove();
        this.charts.delete(id);
      }
    }
    for (const { id, title, content } of plans) {
      const key = `${id} ${title}`;
      const chart = this.charts.get(key) ?? new Chart(title);
      this.charts.set(key, chart);
      this.chartBox.append(chart.element);
      chart.show(content, local);
    }
    const cuts = answer.fetched.map((each) => ({ each, at: cutAt(each) })).filter((cut): cut is { each: Fetched; at: number } => cut.at !== null);
    const stored = answer.fetched.map(({ raw, means }) => (raw ?? means)?.storedUpTo ?? null).filter((at) => at !== null);
    this.notes.show([answer], () => [
      storedNote(stored.length === 0 ? null : Math.min(...stored), now, local),
      ...answer.failed.map(({ name, why }) => el("p", { class: "reading__doubt" }, `${quantityName(name.quantity)} of ${name.sensor} is not shown: ${why}`)),
      ...cuts.map(({ each, at }) => el("p", { class: "reading__doubt" },
        `${each.label}: more than ${(each.raw?.rows.length ?? each.means?.rows.length ?? 0).toLocaleString("en-GB")} rows lie in this period. What comes after ${local.timeSeenFrom(at, now)} is not drawn and not in the table. Choose a shorter period${answer.selection.mean === "raw" ? " or hourly means" : ""}.`)),
      answer.fetched.length > 0 && el("p", { class: "note" }, answer.fetched.map(({ label, grade }) => `${label}: ${grade === null ? "grade not known" : `${grade} instrument`}`).join("; "), ". ",
        answer.selection.mean !== "raw" && "A mean stands at the end of its hour or local day; one of less than 75 % of its readings is drawn as a gap. Failed readings never count."),
    ]);
    this.download.show([answer.selection], () => this.downloadParts(answer.selection));
  }

  headingOf(): string {
    return "Data";
  }

  private async fetchSeries(name: SeriesName, station: Part<Station> | undefined, selection: Selection, signal: AbortSignal): Promise<Fetched | Failed> {
    if (station === undefined || station.kind === "kept") {
      return { name, why: station === undefined ? "its site was not asked for." : `${station.obstacle.title}. ${station.obstacle.text}` };
    }
    const sensor = station.value.sensors.find(({ id }) => id === name.sensor);
    const quantity = sensor?.quantities.find((each) => each.name === name.quantity);
    if (sensor === undefined || quantity === undefined) {
      return { name, why: `${name.site} has no such sensor or quantity now.` };
    }
    const base = { name, unit: quantity.unit, label: `${quantityName(name.quantity)}, ${station.value.site.name}${station.value.sensors.length > 1 ? ` (${sensor.id})` : ""}`, grade: sensor.grade, silentAfterMs: sensor.silentAfterMs };
    const query = questionOf(name, selection);
    try {
      return selection.mean === "raw"
        ? { ...base, raw: await fetchReadings(query, mostPages, signal), means: null }
        : { ...base, raw: null, means: await fetchBuckets(query, mostPages, signal) };
    } catch (error) {
      // What is wrong with one question is that question's matter: the others are answered.
      if (error instanceof HostError && error.status === 400) {
        return { name, why: [...error.errors].map(([field, words]) => `${field} ${words.join(", ")}`).join("; ") || faultWords(error) };
      }
      throw error;
    }
  }

  private choose(selection: Selection): void {
    this.selection = selection;
    const query = new URLSearchParams();
    for (const name of selection.series) {
      query.append("series", seriesText(name));
    }
    query.set("from", new Date(selection.from).toISOString());
    query.set("to", new Date(selection.to).toISOString());
    query.set("mean", selection.mean);
    window.history.replaceState(null, "", `${window.location.pathname}?${query}`);
    this.ask();
  }

  private downloadParts(selection: Selection): (HTMLElement | false)[] {
    const said = el("p", { role: "status" });
    const button = el("button", { type: "button", class: "govuk-button" }, "Download as CSV");
    button.addEventListener("click", () => {
      said.textContent = "Asking the host for the file …";
      fetchCsv(selection).then(
        (blob) => { save(blob, csvName(selection)); said.textContent = `Saved: ${csvName(selection)}, ${Math.ceil(blob.size / 1024)} kB.`; },
        // The edge: no file is better than half of one.
        (error: unknown) => { said.textContent = `No file was saved: ${faultWords(error)}.`; },
      );
    });
    return [
      el("h3", { class: "chart__title" }, "Take it with you"),
      el("p", {}, selection.mean === "raw"
        ? "The CSV has every reading with its unit, its flag (pass, suspect, fail) and the test that gave it, when it was observed, received and stored (UTC), and the grade of the instrument. A gap is an absence of rows."
        : "The CSV has every hour or local day, the empty ones too (no value), with unit, how many readings count, are suspect or failed, the capture (0 to 1), whether part lies outside the period, and the grade of the instrument. Times are UTC. Means of too little data are in it, with their capture."),
      button, said,
      el("p", { class: "note" }, "The address of this page gives the same selection again. The same rows from the API: ",
        ...selection.series.slice(0, 1).map((name) => el("a", { class: "govuk-link", href: `/api/v1/readings?${questionOf(name, selection)}` }, "/api/v1/readings")), selection.series.length > 1 && ", one address for each series", "."),
    ].filter((each) => each !== null);
  }
}
