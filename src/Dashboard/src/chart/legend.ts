import { el } from "../ui/dom";
import { failColour, lookOf, suspectColour } from "./look";
import type { ChartSeries, SeriesKind } from "./series";

const svg = "http://www.w3.org/2000/svg";
const kinds: Readonly<Record<SeriesKind, string>> = { measured: "", computed: " (worked out)", expected: "" };

/** Names every line as it is drawn, and the marks of flagged points where there are any. A button takes its line away and back. */
export function legend(all: readonly ChartSeries[], hidden: ReadonlySet<string>, toggle: (id: string) => void): HTMLElement {
  const flags = new Set(all.flatMap(({ points }) => points.map(({ flag }) => flag)));
  return el("ul", { class: "legend" },
    ...all.map((series) => {
      const button = el("button", { type: "button", class: "legend__button", "aria-pressed": String(!hidden.has(series.id)), "data-series": series.id },
        swatch(series), `${series.label}${kinds[series.kind]}`);
      button.addEventListener("click", () => toggle(series.id));
      return el("li", {}, button);
    }),
    flags.has("suspect") && el("li", { class: "legend__mark" }, mark("M8 2 14 8 8 14 2 8z", suspectColour, "#fff3d9"), "suspect"),
    flags.has("fail") && el("li", { class: "legend__mark" }, mark("M3 3 13 13M3 13 13 3", failColour, "none"), "failed its checks: not joined, at the edge when off the scale"));
}

function swatch({ kind, colour }: ChartSeries): SVGSVGElement {
  const look = lookOf(kind, colour);
  return draw("0 0 34 16", "34", "M1 8 33 8", { stroke: look.stroke, "stroke-width": String(look.width + 0.5), "stroke-dasharray": look.dash.join(" ") });
}

function mark(path: string, stroke: string, fill: string): SVGSVGElement {
  return draw("0 0 16 16", "16", path, { stroke, fill, "stroke-width": "2" });
}

function draw(viewBox: string, width: string, path: string, attributes: Readonly<Record<string, string>>): SVGSVGElement {
  const element = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ viewBox, width, height: "16", "aria-hidden": "true", focusable: "false" })) {
    element.setAttribute(name, value);
  }
  const shape = document.createElementNS(svg, "path");
  for (const [name, value] of Object.entries({ d: path, fill: "none", ...attributes })) {
    shape.setAttribute(name, value);
  }
  element.append(shape);
  return element;
}
