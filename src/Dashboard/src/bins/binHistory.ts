import { fetchAlerts } from "../api/alerts";
import { fetchEmptyings, fetchFills } from "../api/binHistory";
import { fetchStation } from "../api/station";
import { Chart } from "../chart/chart";
import type { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { Loaded } from "../ui/loaded";
import { table } from "../ui/table";
import type { BinView } from "./binView";
import { alertRows, type BinPast, calibratedAnew, emptyingRows, fillChart } from "./fillChart";

export interface Times {
  now(): number;
  local(): LocalTime;
}

const day = 86_400_000;
/** A month of fills is what the host gives at once. */
const spans: readonly (readonly [string, number])[] = [["2 days", 2], ["7 days", 7], ["31 days", 31]];

/** A bin's past: how full it was, when it was emptied, and what was wrong with it. Read when it is opened. */
export class BinHistory {
  readonly element: HTMLElement;
  private readonly chart: Chart;
  private readonly loaded: Loaded<BinPast>;
  private days = 2;
  private read = "";

  constructor(private view: BinView, private readonly times: Times) {
    this.chart = new Chart(`Fill of ${view.name}, %`);
    this.loaded = new Loaded("the history", () => this.fetch(), (past) => this.parts(past));
    const buttons = spans.map(([words, days]) => {
      const button = el("button", { type: "button", class: "chooser__button", "aria-pressed": String(days === this.days) }, words);
      button.addEventListener("click", () => {
        this.days = days;
        buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
        void this.loaded.load();
      });
      return button;
    });
    this.element = el("div", {}, el("div", { class: "chooser", role: "group", "aria-label": "How far back" }, ...buttons), this.loaded.element);
  }

  /** Reads it again when something of the bin is new. */
  update(view: BinView): void {
    this.view = view;
    this.load();
  }

  load(): void {
    if (this.read !== this.view.newest) {
      this.read = this.view.newest;
      void this.loaded.load();
    }
  }

  private async fetch(): Promise<BinPast> {
    const { id, site, sensor } = this.view;
    const to = this.times.now();
    const from = to - this.days * day;
    const [fills, emptyings, station, { alerts }] = await Promise.all([
      fetchFills(id, from, to), fetchEmptyings(id, from, to), fetchStation(site, 1), fetchAlerts({ state: "all", since: new Date(from).toISOString(), subject: id })]);
    const silentAfterMs = station.sensors.find((each) => each.id === sensor)?.silentAfterMs ?? 0;
    return { from, to, fills, emptyings, silentAfterMs, alerts: alerts.filter(({ subjectKind }) => subjectKind === "Bin") };
  }

  private parts(past: BinPast): (Node | null)[] {
    const { now, local } = { now: this.times.now(), local: this.times.local() };
    const anew = calibratedAnew(past);
    const emptied = emptyingRows(past, now, local);
    const alerts = alertRows(past, now, local);
    if (past.fills.length > 0) {
      this.chart.show(fillChart(past, this.view.collectAtPercent), local);
    }
    return [
      past.fills.length === 0 ? el("p", {}, "No fill of this bin is on record in this period: how full it was is not known.") : this.chart.element,
      anew === null ? null : el("p", { class: "alert__caution" }, `What 100 % means changed with the reading of ${local.timeSeenFrom(anew, now)}: percentages before and after it do not compare.`),
      el("h3", { class: "panel__subtitle" }, "Emptyings"),
      emptied.length === 0 ? el("p", {}, "None was seen in this period. A bin that was less than 20 % full can be emptied unseen.")
        : table({ caption: `Emptyings of ${this.view.name}, newest first`, columns: ["Emptied before", "From", "To", "Sure since"] }, emptied.map((row) => [row.when, row.from, row.to, row.sure])),
      el("h3", { class: "panel__subtitle" }, "Alerts about it"),
      alerts.length === 0 ? el("p", {}, "No missed collection, fire, tilt or overflow was told in this period.")
        : table({ caption: `Alerts about ${this.view.name}, newest first`, columns: ["What", "Severity", "Raised", "Cleared", "Why"] }, alerts.map((row) => [row.what, row.severity, row.raised, row.cleared, row.reason])),
    ];
  }
}
