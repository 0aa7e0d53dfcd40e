import { el } from "../ui/dom";
import { routeLooks } from "./looks";
import { markOf } from "./marks";
import type { Place } from "./places";

/** The mark of a place as it is on the map. */
export function placeMark(place: Pick<Place, "look" | "kind">): SVGSVGElement {
  const group = place.look.startsWith("route-") ? place.look.slice("route-".length) as keyof typeof routeLooks : null;
  return markOf(place, group === null ? null : routeLooks[group]);
}

/** What is said of a place: the same in the list and in the map's popup. */
export function placeText(place: Place): HTMLElement[] {
  return [
    el("p", { class: "place__state" }, el("strong", {}, place.state), ` · ${place.what}`),
    ...place.says.map((says) => el("p", { class: "place__says" }, says)),
    el("p", {}, el("a", { class: "govuk-link", href: place.href }, place.hrefText, el("span", { class: "govuk-visually-hidden" }, `: ${place.name}`))),
  ];
}
