import type uPlot from "uplot";
import { aheadColour, failColour, lookOf, markColour, spanColour, suspectColour, thresholdColour } from "./look";
import { spread, type Threshold } from "./range";
import { type ChartPoint, type ChartSeries, isDrawn, lonePoints } from "./series";

const labelHeight = 14;

/** An instant at which something happened. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** A stretch of time in which something is to be done or was done. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** What a chart has besides its lines: what is ahead, thresholds with their names, and a mark for every point that is not plain. */
export class Painter {
  constructor(
    private readonly series: readonly ChartSeries[],
    private readonly thresholds: readonly Threshold[],
    private readonly now: number | null,
    private readonly marks: readonly Mark[] = [],
    private readonly spans: readonly Span[] = [],
    private readonly nowLabel = "now",
  ) {}

  /** Below the lines. */
  under(plot: uPlot): void {
    const { ctx, bbox } = plot;
    if (this.now !== null) {
      const x = Math.max(bbox.left, plot.valToPos(this.now, "x", true));
      if (x < bbox.left + bbox.width) {
        ctx.save();
        ctx.fillStyle = aheadColour;
        ctx.fillRect(x, bbox.top, bbox.left + bbox.width - x, bbox.height);
        ctx.restore();
      }
    }
    for (const span of this.spans) {
      const { left, width } = extent(plot, span);
      ctx.save();
      ctx.fillStyle = spanColour;
      ctx.fillRect(left, bbox.top, width, bbox.height);
      ctx.restore();
    }
  }

  /** Above them. */
  over(plot: uPlot): void {
    const { ctx } = plot;
    ctx.save();
    this.drawThresholds(plot);
    this.drawNow(plot);
    this.drawEvents(plot);
    this.drawSpans(plot);
    for (const series of this.series) {
      this.drawMarks(plot, series);
    }
    ctx.restore();
  }

  private drawThresholds(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const places = this.thresholds.map(({ value }) => plot.valToPos(value, "y", true));
    const labels = spread(places, labelHeight * ratio, bbox.top + labelHeight * ratio, bbox.top + bbox.height - 3 * ratio);
    ctx.font = `${11 * ratio}px system-ui, "Liberation Sans", arial, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    this.thresholds.forEach(({ value, label }, index) => {
      const y = places[index] ?? 0;
      ctx.strokeStyle = thresholdColour;
      ctx.lineWidth = (value === 0 ? 1.6 : 1) * ratio;
      ctx.setLineDash(value === 0 ? [] : [4 * ratio, 4 * ratio]);
      line(ctx, bbox.left, y, bbox.left + bbox.width, y);
      ctx.setLineDash([]);
      ctx.lineWidth = 3 * ratio;
      ctx.strokeStyle = "rgba(255, 255, 255, 0.85)";
      ctx.strokeText(label, bbox.left + 5 * ratio, (labels[index] ?? y) - 3 * ratio);
      ctx.fillStyle = thresholdColour;
      ctx.fillText(label, bbox.left + 5 * ratio, (labels[index] ?? y) - 3 * ratio);
    });
  }

  private drawNow(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const x = this.now === null ? -1 : plot.valToPos(this.now, "x", true);
    if (x > bbox.left && x < bbox.left + bbox.width - 1) {
      ctx.strokeStyle = "#0b1722";
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([]);
      line(ctx, x, bbox.top, x, bbox.top + bbox.height);
      ctx.fillStyle = "#0b1722";
      ctx.fillText(this.nowLabel, x + 4 * devicePixelRatio, bbox.top + 11 * devicePixelRatio);
    }
  }

  /** A dashed line down from a triangle; named while there is room between two. */
  private drawEvents(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    let free = Number.NEGATIVE_INFINITY;
    ctx.fillStyle = markColour;
    ctx.strokeStyle = markColour;
    ctx.lineWidth = 1.4 * ratio;
    ctx.font = `${11 * ratio}px system-ui, "Liberation Sans", arial, sans-serif`;
    ctx.textAlign = "left";
    for (const { at, label } of this.marks) {
      const x = plot.valToPos(at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) {
        continue;
      }
      ctx.setLineDash([3 * ratio, 3 * ratio]);
      line(ctx, x, bbox.top, x, bbox.top + bbox.height);
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(x - 5 * ratio, bbox.top);
      ctx.lineTo(x + 5 * ratio, bbox.top);
      ctx.lineTo(x, bbox.top + 8 * ratio);
      ctx.closePath();
      ctx.fill();
      const width = ctx.measureText(label).width;
      if (x > free && x + 7 * ratio + width < bbox.left + bbox.width) {
        ctx.fillText(label, x + 7 * ratio, bbox.top + 10 * ratio);
        free = x + 7 * ratio + width;
      }
    }
  }

  /** A bar along the foot, each named in a row of its own: two may lie over each other. */
  private drawSpans(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.fillStyle = markColour;
    ctx.font = `${11 * ratio}px system-ui, "Liberation Sans", arial, sans-serif`;
    ctx.textAlign = "left";
    this.spans.forEach((span, index) => {
      const { left, width } = extent(plot, span);
      const foot = bbox.top + bbox.height - (5 + index * (labelHeight + 5)) * ratio;
      if (width > 0) {
        ctx.fillRect(left, foot, width, 5 * ratio);
        const place = Math.min(left, bbox.left + bbox.width - ctx.measureText(span.label).width - 3 * ratio);
        ctx.lineWidth = 3 * ratio;
        ctx.strokeStyle = "rgba(255, 255, 255, 0.85)";
        ctx.strokeText(span.label, place, foot - 3 * ratio);
        ctx.fillText(span.label, place, foot - 3 * ratio);
      }
    });
  }

  private drawMarks(plot: uPlot, series: ChartSeries): void {
    const { ctx } = plot;
    const look = lookOf(series.kind, series.colour);
    ctx.setLineDash([]);
    ctx.fillStyle = look.stroke;
    for (const point of lonePoints(series)) {
      dot(plot, point);
    }
    for (const point of series.points) {
      if (point.value !== null && point.flag === "suspect") {
        ctx.strokeStyle = suspectColour;
        ctx.fillStyle = "#fff3d9";
        diamond(plot, point);
      } else if (point.value !== null && !isDrawn(point)) {
        ctx.strokeStyle = failColour;
        cross(plot, point);
      }
    }
  }
}

/** What of a span lies inside the chart, and never less than can be seen of one that does. */
function extent({ bbox, valToPos }: uPlot, { from, to }: Span): { readonly left: number; readonly width: number } {
  const right = bbox.left + bbox.width;
  const [start, end] = [valToPos(from, "x", true), valToPos(to, "x", true)];
  if (end < bbox.left || start > right) {
    return { left: bbox.left, width: 0 };
  }
  const left = Math.max(bbox.left, start);
  return { left, width: Math.max(2 * devicePixelRatio, Math.min(right, end) - left) };
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** Where a point lies; one outside the value axis at its edge, since a failed value does not stretch it. */
function placeOf({ bbox, valToPos }: uPlot, point: ChartPoint): { readonly x: number; readonly y: number } | null {
  const x = valToPos(point.at, "x", true);
  const y = valToPos(point.value ?? 0, "y", true);
  const edge = 6 * devicePixelRatio;
  return x < bbox.left - 1 || x > bbox.left + bbox.width + 1 ? null : { x, y: Math.min(bbox.top + bbox.height - edge, Math.max(bbox.top + edge, y)) };
}

function dot(plot: uPlot, point: ChartPoint): void {
  const place = placeOf(plot, point);
  if (place !== null) {
    plot.ctx.beginPath();
    plot.ctx.arc(place.x, place.y, 2.5 * devicePixelRatio, 0, 2 * Math.PI);
    plot.ctx.fill();
  }
}

function diamond(plot: uPlot, point: ChartPoint): void {
  const place = placeOf(plot, point);
  if (place !== null) {
    const r = 5 * devicePixelRatio;
    plot.ctx.lineWidth = 1.6 * devicePixelRatio;
    plot.ctx.beginPath();
    plot.ctx.moveTo(place.x, place.y - r);
    plot.ctx.lineTo(place.x + r, place.y);
    plot.ctx.lineTo(place.x, place.y + r);
    plot.ctx.lineTo(place.x - r, place.y);
    plot.ctx.closePath();
    plot.ctx.fill();
    plot.ctx.stroke();
  }
}

function cross(plot: uPlot, point: ChartPoint): void {
  const place = placeOf(plot, point);
  if (place !== null) {
    const r = 4.5 * devicePixelRatio;
    plot.ctx.lineWidth = 2.2 * devicePixelRatio;
    line(plot.ctx, place.x - r, place.y - r, place.x + r, place.y + r);
    line(plot.ctx, place.x - r, place.y + r, place.x + r, place.y - r);
  }
}
