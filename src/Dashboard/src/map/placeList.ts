import { el, fill } from "../ui/dom";
import { type Entry, KeyedList } from "../ui/keyedList";
import type { Place } from "./places";
import { placeMark, placeText } from "./placeText";

/** Everything that is on the map, and what has no place on it, gravest first. */
export class PlaceList {
  readonly element = el("ol", { class: "places" });
  private readonly list: KeyedList<Place>;

  constructor(showOnMap: (place: Place, back: HTMLElement) => void, private readonly hasMap: () => boolean) {
    this.list = new KeyedList(this.element, ({ key }) => key, (place) => this.entry(place, showOnMap));
  }

  show(places: readonly Place[]): void {
    this.list.show(places);
    this.element.classList.toggle("places--mapped", this.hasMap());
  }

  private entry(first: Place, showOnMap: (place: Place, back: HTMLElement) => void): Entry<Place> {
    let place = first;
    const body = el("div", { class: "place__body" });
    const mark = el("div", { class: "place__mark" });
    const button = el("button", { type: "button", class: "plain-button place__show" }, "Show on the map", el("span", { class: "govuk-visually-hidden" }, `: ${place.name}`));
    button.addEventListener("click", () => showOnMap(place, button));
    return {
      element: el("li", { class: "place", "data-key": place.key }, mark, el("div", { class: "place__main" }, body, first.at !== null && button)),
      update: (next) => {
        place = next;
        fill(mark, placeMark(next));
        fill(body, el("h2", { class: "place__name" }, next.name), ...placeText(next));
      },
    };
  }
}
