import { el } from "../ui/dom";
import type { Obstacle } from "./obstacle";

/** Why one part of a page is not shown. It is never empty for who may not read it. */
export function keptNote(obstacle: Obstacle): HTMLElement {
  return el("p", { class: "kept" }, el("strong", {}, `${obstacle.title}. `), obstacle.text);
}
