import { ChartTable } from "../chart/table";
import { timeTicks } from "../chart/timeTicks";
import type { LocalTime } from "../time/localTime";
import { Zone } from "../time/zone";
import { el, fill, setText } from "../ui/dom";
import { bands, highest } from "./bands";
import { type Cell, cellWords, type HistoryKind, seriesOf, type Strip, stripWords } from "./strips";

const minute = 60_000;

export interface StripContent {
  readonly strips: readonly Strip[];
  readonly kind: HistoryKind;
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** Rows of bars, as high as the index and coloured by its band, striped where it is not known; with its words, keys and table. */
export class StripChart {
  readonly element: HTMLElement;
  private readonly heading = el("h3", { class: "chart__title" });
  private readonly legend = el("ul", { class: "legend", "aria-label": "Bands" });
  private readonly plot = el("div", { class: "strips", tabindex: "0", role: "img" });
  private readonly readout = el("p", { class: "chart__readout" });
  private readonly table = new ChartTable("The same as a table");
  private shown: { readonly content: StripContent; readonly local: LocalTime } | null = null;
  private columns: HTMLElement[][] = [];
  private at: number | null = null;

  constructor() {
    this.element = el("figure", { class: "chart" }, this.heading, this.legend, this.plot, this.readout, this.table.element);
    this.plot.addEventListener("keydown", (event) => this.step(event));
    this.plot.addEventListener("pointermove", (event) => this.pointAt(event.target));
    this.plot.addEventListener("pointerdown", (event) => this.pointAt(event.target));
    this.plot.addEventListener("pointerleave", () => this.choose(null));
  }

  show(title: string, content: StripContent, local: LocalTime): void {
    this.shown = { content, local };
    this.at = null;
    const { strips, kind, now } = content;
    setText(this.heading, title);
    this.element.setAttribute("aria-label", title);
    fill(this.legend, ...bands[kind.scale].map(({ name, range, bar: colour }) => el("li", { class: "legend__mark" }, el("span", { class: `bar-key bar--${colour}`, "aria-hidden": "true" }), `${name}, ${range}`)),
      el("li", { class: "legend__mark" }, el("span", { class: "bar-key bar--unknown", "aria-hidden": "true" }), "not known"));
    this.plot.setAttribute("aria-label", `${title}. ${strips.map((strip) => stripWords(strip, kind.period, (ending) => this.timeOf(ending, now))).join(" ")} Left and right arrow keys read single ${kind.period}s; the same is below as a table.`);
    const rows = strips.map((strip) => ({ strip, bars: strip.cells.map((cell, column) => bar(cell, column, kind)) }));
    this.columns = (rows[0]?.bars ?? []).map((_, column) => rows.flatMap(({ bars }) => bars[column] ?? []));
    fill(this.plot, ...rows.map(({ strip, bars }) => el("div", { class: "strip" },
      el("div", { class: "strip__name" }, strip.name, el("span", { class: "strip__basis" }, `, ${strip.basis}`)), el("div", { class: "strip__bars" }, ...bars))),
    el("div", { class: "strip strip--axis" }, el("div"), this.axis(content, local)));
    this.table.show(seriesOf(strips), () => ({ unit: "1" }), local, (at) => this.timeOf(at, null));
    this.say();
  }

  private axis({ from, to }: StripContent, local: LocalTime): HTMLElement {
    const narrow = this.plot.clientWidth > 0 && this.plot.clientWidth < 640;
    const ticks = timeTicks(from, to, narrow ? 4 : 8, new Zone(local.timeZone)).filter(({ at }) => at < to - (to - from) / 20);
    return el("div", { class: "strip__axis" }, ...ticks.map(({ at, isMidnight }) => {
      const tick = el("span", { class: "strip__tick" }, isMidnight ? local.day(at) : local.time(at));
      tick.style.left = `${(100 * (at - from)) / (to - from)}%`;
      return tick;
    }));
  }

  /** "18:00 Wed 14 Jan", or the day itself, which is GMT's whatever the council's clocks show. */
  private timeOf(ending: number, now: number | null): string {
    const local = this.shown?.local;
    if (local === undefined) {
      return "";
    }
    if (this.shown?.content.kind.period === "day") {
      return `24:00 GMT, ${new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" }).format(ending - minute).replace(",", "")}`;
    }
    return now === null ? `${local.time(ending)} ${local.day(ending)}` : local.timeSeenFrom(ending, now);
  }

  private pointAt(target: EventTarget | null): void {
    const column = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-column]")?.dataset["column"] : undefined;
    if (column !== undefined) {
      this.choose(Number(column));
    }
  }

  private step(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
    if (by === undefined || this.columns.length === 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.readout.setAttribute("aria-live", "polite");
    this.choose(Math.min(this.columns.length - 1, Math.max(0, (this.at ?? this.columns.length) + by * (event.shiftKey ? 24 : 1))));
  }

  private choose(column: number | null): void {
    for (const [index, bars] of this.columns.entries()) {
      if (index === this.at || index === column) {
        bars.forEach((each) => each.classList.toggle("bar-slot--at", index === column));
      }
    }
    this.at = column;
    this.say();
  }

  private say(): void {
    if (this.shown === null) {
      return;
    }
    const { content: { strips, kind }, local } = this.shown;
    const column = this.at;
    const ending = column === null ? undefined : strips[0]?.cells[column]?.ending;
    setText(this.readout, column === null || ending === undefined
      ? `${kind.period === "day" ? "Days are GMT's." : `Times are ${local.zone(this.shown.content.to)}.`} Point at it, or use its arrow keys, to read single ${kind.period}s.`
      : `${kind.period === "day" ? "Day" : "Hour"} ending ${this.timeOf(ending, null)}: ${strips.map(({ name, cells }) => `${name} ${cells[column] === undefined ? "" : cellWords(cells[column])}`).join("; ")}.`);
  }
}

function bar(cell: Cell, column: number, { scale }: HistoryKind): HTMLElement {
  const colour = cell.index === null ? "unknown" : bands[scale].find(({ name }) => name === cell.band)?.bar ?? "plain";
  const filled = el("span", { class: `bar bar--${colour}` });
  filled.style.height = cell.index === null ? "100%" : `${(100 * cell.index) / highest[scale]}%`;
  return el("span", { class: "bar-slot", "data-column": String(column) }, filled);
}
