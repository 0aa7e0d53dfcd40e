import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { LocalTime } from "../time/localTime";
import { Zone } from "../time/zone";
import { el, fill, setText } from "../ui/dom";
import { legend } from "./legend";
import { gridColour, lookOf } from "./look";
import { type Mark, Painter, type Span } from "./painter";
import { axisNumber, rangeOf, type Threshold } from "./range";
import { pointTimes, shownAt } from "./readout";
import { align, type ChartSeries } from "./series";
import { ChartTable } from "./table";
import { timeTicks } from "./timeTicks";
import { gapTexts, pointText, seriesText } from "./words";

/** Everything a chart shows: series of one unit over one window. */
export interface ChartContent {
  readonly series: readonly ChartSeries[];
  /** UCUM. */
  readonly unit: string;
  readonly quantity?: string | undefined;
  readonly thresholds: readonly Threshold[];
  /** How far outside the data a threshold is still drawn, in the unit. */
  readonly reach: number;
  /** The value axis, where it has its own ends whatever was measured; every threshold is then drawn. */
  readonly axis?: readonly [number, number];
  /** Areas between two series, by their ids: drawn while both are shown. */
  readonly bands?: readonly Band[];
  /** Instants that are marked across the chart. */
  readonly marks?: readonly Mark[];
  /** Stretches of time that are marked across the chart. */
  readonly spans?: readonly Span[];
  readonly from: number;
  readonly to: number;
  /** What stands at the line of `now` where it is another instant: "forecast made". */
  readonly nowLabel?: string;
  /** Where "now" is, by the host's clock; null where it does not matter. */
  readonly now: number | null;
}

export interface Band {
  readonly upper: string;
  readonly lower: string;
  /** A CSS colour that lets what lies under it be seen. */
  readonly fill: string;
}

/** CSS pixels between the margins of A4. */
const paperWidth = 680;

const ink = "#0b1722";
const font = "12px system-ui, \"Liberation Sans\", arial, sans-serif";

/** A line chart with its words, its keys and its table. What is not known is a gap; what failed is a mark that no line goes through. */
export class Chart {
  readonly element: HTMLElement;
  private readonly plotBox = el("div", { class: "chart__plot", tabindex: "0", role: "img" });
  private readonly readout = el("p", { class: "chart__readout" });
  private readonly legendBox = el("div");
  private readonly gaps = el("div", { class: "chart__gaps" });
  private readonly table: ChartTable;
  private readonly hidden = new Set<string>();
  private plot: uPlot | null = null;
  private shown: { readonly content: ChartContent; readonly local: LocalTime; readonly zone: Zone } | null = null;
  private cursorAt: number | null = null;

  constructor(private readonly title: string) {
    this.table = new ChartTable(title);
    const heading = el("h3", { class: "chart__title" }, title);
    this.element = el("figure", { class: "chart", "aria-label": title }, heading, this.legendBox, this.plotBox, this.readout, this.gaps, this.table.element);
    this.plotBox.addEventListener("keydown", (event) => this.step(event));
    new ResizeObserver(() => this.resize()).observe(this.plotBox);
    window.addEventListener("beforeprint", () => this.resize(paperWidth));
    window.addEventListener("afterprint", () => this.resize());
  }

  show(content: ChartContent, local: LocalTime): void {
    const zone = this.shown?.zone.name === local.timeZone ? this.shown.zone : new Zone(local.timeZone);
    this.shown = { content, local, zone };
    this.draw();
  }

  private draw(): void {
    if (this.shown === null) {
      return;
    }
    const { content, local } = this.shown;
    const series = content.series.filter(({ id }) => !this.hidden.has(id));
    const now = content.now ?? content.to;
    fill(this.legendBox, legend(content.series, this.hidden, (id) => this.toggle(id)));
    this.plotBox.setAttribute("aria-label",
      `Chart of ${this.title}, ${local.timeSeenFrom(content.from, now)} to ${local.timeSeenFrom(content.to, now)}. `
      + `${series.map((each) => seriesText(each, content.unit, now, local, content.quantity)).join(" ")} ${marksText(content, now, local)}Left and right arrow keys read single points; the same is below as a table.`);
    this.plot?.destroy();
    this.plot = new uPlot(this.options(content, series), data(series), this.plotBox);
    this.table.show(series, () => ({ unit: content.unit, quantity: content.quantity }), local);
    this.sayGaps(content, series, now, local);
    this.sayReadout();
  }

  private options(content: ChartContent, series: readonly ChartSeries[]): uPlot.Options {
    const range = content.axis === undefined ? rangeOf(series, content.thresholds, content.reach) : { low: content.axis[0], high: content.axis[1], thresholds: content.thresholds };
    const painter = new Painter(series, range.thresholds, content.now, content.marks, content.spans, content.nowLabel);
    const ticksFor = (plot: uPlot): { at: number; isMidnight: boolean }[] =>
      timeTicks(content.from, content.to, Math.max(2, Math.floor(plot.width / 75)), this.shown?.zone ?? new Zone("UTC"));
    return {
      ...this.size(),
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { show: false } },
      scales: { x: { time: false, range: () => [content.from, content.to] }, y: { range: () => [range.low, range.high] } },
      axes: [
        { font, stroke: ink, size: 48, grid: { stroke: gridColour, width: 1 }, ticks: { stroke: gridColour, width: 1 }, splits: (plot) => ticksFor(plot).map(({ at }) => at), values: (plot) => this.tickWords(ticksFor(plot)) },
        { font, stroke: ink, size: 52, grid: { stroke: gridColour, width: 1 }, ticks: { show: false }, space: 34, values: (_, splits) => splits.map((value) => axisNumber(value, splits)) },
      ],
      series: [{}, ...series.map(({ kind, colour }) => {
        const look = lookOf(kind, colour);
        return { stroke: look.stroke, width: look.width, dash: [...look.dash], cap: "round" as const, spanGaps: false, points: { show: false } };
      })],
      bands: (content.bands ?? []).flatMap(({ upper, lower, fill: colour }) => {
        const [high, low] = [upper, lower].map((id) => series.findIndex((each) => each.id === id));
        return high === undefined || low === undefined || high < 0 || low < 0 ? [] : [{ series: [high + 1, low + 1] as [number, number], fill: colour }];
      }),
      hooks: {
        drawClear: [(plot) => painter.under(plot)],
        draw: [(plot) => painter.over(plot)],
        setCursor: [(plot) => this.pointAt(plot)],
      },
    };
  }

  /** "18:00"; each midnight with the date, and the first unless the next is one: two dates side by side run into each other on a phone; and the zone where the clocks change inside the window. */
  private tickWords(ticks: readonly { at: number; isMidnight: boolean }[]): string[] {
    const local = this.shown?.local;
    return local === undefined ? [] : ticks.map(({ at, isMidnight }, index) =>
      isMidnight ? `${ticks.some((tick) => !tick.isMidnight) ? `${local.time(at)}\n` : ""}${local.day(at)}` : index === 0 && ticks[1]?.isMidnight !== true ? `${local.time(at)}\n${local.day(at)}` : local.time(at));
  }

  private sayGaps(content: ChartContent, series: readonly ChartSeries[], now: number, local: LocalTime): void {
    const known = series.filter(({ kind }) => kind !== "expected");
    const words = known.map((each) => ({ label: each.label, gaps: gapTexts(each, content.from, Math.min(content.to, now), now, local, 3).join("; ") }));
    const lines = words.length > 1 && words.every(({ gaps }) => gaps === words[0]?.gaps) ? words.slice(0, 1).map(({ gaps }) => gaps) : words.filter(({ gaps }) => gaps !== "").map(({ label, gaps }) => (known.length > 1 ? `${label} ${gaps}` : gaps));
    fill(this.gaps, lines.some((line) => line !== "") && el("p", {}, el("strong", {}, "Gaps: "), lines.join(". "), "."));
  }

  /** The pointer rests on a time. */
  private pointAt(plot: uPlot): void {
    const { left } = plot.cursor;
    this.cursorAt = left === undefined || left === null || left < 0 ? null : plot.posToVal(left, "x");
    this.sayReadout();
  }

  private sayReadout(): void {
    if (this.shown === null) {
      return;
    }
    const { content, local } = this.shown;
    const series = content.series.filter(({ id }) => !this.hidden.has(id));
    const at = this.cursorAt;
    setText(this.readout, at === null
      ? `${zoneWords(content, local)} Point at it, or use its arrow keys, to read values.`
      : `${local.time(at)} ${local.day(at)}: ${shownAt(series, at).map(({ series: { label }, point }) => `${label} ${point === null ? "no reading" : pointText(point, content.unit, content.quantity)}`).join("; ")}.`);
  }

  private step(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
    if (by === undefined || this.shown === null || this.plot === null || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const { content } = this.shown;
    const times = pointTimes(content.series.filter(({ id }) => !this.hidden.has(id))).filter((at) => at >= content.from && at <= content.to);
    const here = this.cursorAt === null ? times.length : times.findIndex((at) => at >= (this.cursorAt ?? 0) - 500);
    const next = times[Math.min(times.length - 1, Math.max(0, (here < 0 ? times.length : here) + by * (event.shiftKey ? 10 : 1)))];
    if (next !== undefined) {
      this.readout.setAttribute("aria-live", "polite");
      this.plot.setCursor({ left: this.plot.valToPos(next, "x"), top: 10 });
      this.cursorAt = next;
      this.sayReadout();
    }
  }

  private toggle(id: string): void {
    if (!this.hidden.delete(id)) {
      this.hidden.add(id);
    }
    this.draw();
    this.legendBox.querySelector<HTMLElement>(`[data-series="${CSS.escape(id)}"]`)?.focus();
  }

  private size(room = this.plotBox.clientWidth): { width: number; height: number } {
    const width = Math.max(200, room);
    return { width, height: width < 480 ? 250 : 300 };
  }

  private resize(room = this.plotBox.clientWidth): void {
    const { width, height } = this.size(room);
    if (this.plot !== null && room > 0 && this.plot.width !== width) {
      this.plot.setSize({ width, height });
    }
  }
}

function data(series: readonly ChartSeries[]): uPlot.AlignedData {
  const { times, values } = align(series);
  return [[...times], ...values.map((each) => [...each])];
}

function marksText({ marks = [], spans = [] }: ChartContent, now: number, local: LocalTime): string {
  const words = [
    ...marks.map(({ at, label }) => `${label} ${local.timeSeenFrom(at, now)}`),
    ...spans.map(({ from, to, label }) => `${label} ${local.timeSeenFrom(from, now)} to ${local.timeSeenFrom(to, now)}`),
  ];
  return words.length === 0 ? "" : `Marked: ${words.join(", ")}. `;
}

function zoneWords(content: ChartContent, local: LocalTime): string {
  const [first, last] = [local.zone(content.from), local.zone(content.to)];
  return first === last ? `Times are ${first}.` : `Times are ${first}, then ${last}: the clocks change here.`;
}
