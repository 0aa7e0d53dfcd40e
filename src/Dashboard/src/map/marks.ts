import { kindLetters, markLooks } from "./looks";
import { type Place, type SiteLook, siteLooks } from "./places";

const size = 56;

export interface Mark {
  readonly id: string;
  readonly image: ImageData;
}

/** Every mark as pixels, drawn here: the map then needs no sprite from anywhere. */
export function drawMarks(): Mark[] {
  return siteLooks.flatMap((look) => Object.entries(kindLetters).map(([kind, letter]) => ({ id: `${look}-${kind}`, image: drawMark(look, letter) })));
}

function drawMark(look: SiteLook, letter: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (context === null) {
    return new ImageData(size, size);
  }
  const { fill, stroke, ink, path } = markLooks[look];
  context.setTransform(size / 28, 0, 0, size / 28, size / 14, size / 14);
  const shape = new Path2D(path);
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = stroke === "#ffffff" ? "#ffffff" : stroke;
  context.stroke(shape);
  context.fillStyle = fill;
  context.fill(shape);
  context.fillStyle = ink;
  context.font = "bold 11px system-ui, \"Liberation Sans\", arial, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter, 12, look === "alarm" ? 15.5 : 12.5);
  return context.getImageData(0, 0, size, size);
}

const svg = "http://www.w3.org/2000/svg";

/** The same mark, or a piece of the route's line, for the list and the key. */
export function markOf({ look, kind }: Pick<Place, "look" | "kind">, route: { readonly colour: string; readonly width: number; readonly dash: readonly number[] | null } | null): SVGSVGElement {
  const element = document.createElementNS(svg, "svg");
  set(element, { viewBox: "-2 -2 28 28", width: "26", height: "26", "aria-hidden": "true", focusable: "false", class: "mark" });
  const shape = document.createElementNS(svg, "path");
  if (route !== null) {
    set(shape, { d: "M0 12 24 12", fill: "none", stroke: route.colour, "stroke-width": String(route.width), ...(route.dash === null ? {} : { "stroke-dasharray": route.dash.map((part) => part * route.width).join(" ") }) });
    element.append(shape);
    return element;
  }
  const { fill, stroke, ink, path } = markLooks[look as SiteLook];
  set(shape, { d: path, fill, stroke, "stroke-width": "1.6", "stroke-linejoin": "round" });
  element.append(shape);
  if (kind !== "route") {
    const letter = document.createElementNS(svg, "text");
    set(letter, { x: "12", y: look === "alarm" ? "19" : "16", "text-anchor": "middle", "font-size": "11", "font-weight": "700", fill: ink });
    letter.textContent = kindLetters[kind];
    element.append(letter);
  }
  return element;
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
}
