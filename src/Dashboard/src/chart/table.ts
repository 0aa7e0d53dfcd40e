import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import { pointTimes } from "./readout";
import type { ChartSeries } from "./series";
import { pointText } from "./words";

const pageRows = 50;

/** The same points as a table, newest first, a page at a time: of equal worth to the chart, and built only when opened. */
export class ChartTable {
  readonly element: HTMLDetailsElement;
  private readonly body = el("div", { class: "chart__table" });
  private data: { readonly all: readonly ChartSeries[]; readonly unitOf: (series: ChartSeries) => UnitOf; readonly timeOf: (at: number) => string; readonly local: LocalTime } | null = null;
  private page = 0;

  constructor(private readonly caption: string) {
    this.element = el("details", { class: "every-record" }, el("summary", {}, "Show as a table"), this.body);
    this.element.addEventListener("toggle", () => this.render());
  }

  /** @param timeOf What a row's time is called, where it is not an instant but a day. */
  show(all: readonly ChartSeries[], unitOf: (series: ChartSeries) => UnitOf, local: LocalTime, timeOf = (at: number): string => `${local.time(at)} ${local.day(at)}`): void {
    this.data = { all, unitOf, timeOf, local };
    this.render();
  }

  private render(): void {
    if (!this.element.open || this.data === null) {
      return;
    }
    const { all, unitOf, timeOf, local } = this.data;
    const times = pointTimes(all).toReversed();
    const pages = Math.max(1, Math.ceil(times.length / pageRows));
    this.page = Math.min(this.page, pages - 1);
    const shown = times.slice(this.page * pageRows, (this.page + 1) * pageRows);
    const cells = all.map((series) => new Map(series.points.map((point) => [point.at, pointText(point, unitOf(series).unit, unitOf(series).quantity)])));
    const columns = ["Time", ...all.map(({ label }) => label)];
    fill(this.body,
      el("table", { class: "records" },
        el("caption", { class: "govuk-visually-hidden" }, this.caption),
        el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column)))),
        el("tbody", {}, ...shown.map((at) => el("tr", {},
          ...[timeOf(at), ...cells.map((values) => values.get(at) ?? "–")].map((text, index) =>
            el("td", {}, el("span", { class: "records__name", "aria-hidden": "true" }, columns[index] ?? ""), el("span", {}, text))))))),
      el("p", { class: "paging" },
        `${times.length === 0 ? "No rows" : `Rows ${this.page * pageRows + 1} to ${this.page * pageRows + shown.length} of ${times.length}`}, newest first, times in ${local.timeZone}. `,
        this.turn("Newer", -1, this.page > 0), " ", this.turn("Older", 1, this.page < pages - 1)));
  }

  private turn(name: string, by: number, possible: boolean): HTMLElement | false {
    if (!possible) {
      return false;
    }
    const button = el("button", { type: "button", class: "plain-button" }, name);
    button.addEventListener("click", () => {
      this.page += by;
      this.render();
      this.element.querySelector("summary")?.scrollIntoView({ block: "nearest" });
      [...this.body.querySelectorAll("button")].find((each) => each.textContent === name)?.focus();
    });
    return button;
  }
}

export interface UnitOf {
  readonly unit: string;
  readonly quantity?: string | undefined;
}
