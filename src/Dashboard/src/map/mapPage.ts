import { faultWords } from "../api/fault";
import { fetchMap } from "../api/map";
import { fetchNight } from "../api/night";
import { fetchSites } from "../api/sites";
import type { SseEvent } from "../api/sse";
import { fetchStanding } from "../api/standing";
import { fetchSession } from "../api/session";
import type { PageSource, View } from "../shell/livePage";
import { part } from "../shell/part";
import { merge } from "../tonight/merge";
import { el, setText } from "../ui/dom";
import { type FilterField, Filters } from "../ui/filters";
import { Slot } from "../ui/slot";
import type { MapView } from "./mapView";
import { filtered, keyOf, type Known, type Place, placesOf } from "./places";
import { PlaceList } from "./placeList";
import { placeMark } from "./placeText";

interface MapAnswer extends Known {
  readonly asOf: number;
}

const fields: readonly FilterField[] = [
  { kind: "search", name: "name", label: "Name or id" },
  { kind: "select", name: "kind", label: "Kind", options: [{ value: "", text: "Everything" }, { value: "route", text: "Gritting routes" }, { value: "road", text: "Road stations" }, { value: "air", text: "Air monitors" }, { value: "bin", text: "Bins" }] },
  { kind: "select", name: "state", label: "State", options: [{ value: "", text: "All" }, { value: "trouble", text: "To be seen to, silent or not known" }] },
];
const mostListed = 300;

/** Everything that there is, on a map and in a list that says the same. */
export class MapPage implements PageSource<MapAnswer> {
  readonly id = "map";
  readonly title = "Map";
  readonly asking = "Asking the host what there is and how it stands …";
  readonly nothing = "Nothing can be shown.";
  readonly kinds = ["decision", "alert"];
  readonly content: HTMLElement;
  private readonly filters = new Filters("Filter routes and sites", fields, () => this.again());
  private readonly count = el("p", { class: "note", role: "status" });
  private readonly key = new Slot(el("ul", { class: "map-key", "aria-label": "What the marks mean" }));
  private readonly toggle = el("button", { type: "button", class: "chooser__button map-toggle", "aria-pressed": "false" }, "Show the map");
  private readonly mapBox = el("div", { class: "map-box", hidden: true });
  private readonly mapNote = el("p", { class: "note", hidden: true });
  private readonly list = new PlaceList((place, back) => void this.showOnMap(place, back), () => !this.cannotDraw);
  private mapView: MapView | null = null;
  private loading: Promise<MapView | null> | null = null;
  private cannotDraw = false;
  private started = false;
  private shown: { readonly answer: MapAnswer; readonly view: View; readonly places: readonly Place[] } | null = null;

  constructor() {
    this.toggle.addEventListener("click", () => void this.setMap(this.mapBox.hidden !== false));
    this.content = el("div", { class: "map-page" },
      this.filters.element, el("div", { class: "map-bar" }, this.count, this.toggle), this.mapNote, this.key.element,
      el("div", { class: "map-split" }, this.mapBox, el("section", { class: "map-list", "aria-label": "List of routes and sites" }, this.list.element)));
  }

  async fetch(signal: AbortSignal): Promise<MapAnswer> {
    const [session, map, sites, alerts, night] = await Promise.all([
      fetchSession(signal), fetchMap(signal), part(fetchSites(signal).then((answer) => answer.sites)), part(fetchStanding(signal)), part(fetchNight(signal)),
    ]);
    return { asOf: session.asOf, map, sites, alerts, night };
  }

  show(answer: MapAnswer, view: View): void {
    const places = placesOf(answer, view.now, view.local);
    this.shown = { answer, view, places };
    this.again();
    if (!this.started) {
      this.started = true;
      this.begin(places);
    }
  }

  take(answer: MapAnswer, event: SseEvent): MapAnswer | "ask" | "nothing" {
    if (event.event !== "decision" || answer.night.kind !== "known") {
      return "ask";
    }
    const merged = merge(answer.night.value, JSON.parse(event.data));
    return merged.kind === "changed" ? { ...answer, night: { kind: "known", value: merged.night } } : merged.kind;
  }

  changed(before: MapAnswer, after: MapAnswer, { now, local }: View, announce: (words: string) => void): void {
    const old = new Map(placesOf(before, now, local).map((place) => [place.key, place]));
    const moved = placesOf(after, now, local).filter((place) => old.has(place.key) && old.get(place.key)?.look !== place.look);
    for (const place of moved.slice(0, 5)) {
      announce(`${place.name}: now ${place.state}; was ${old.get(place.key)?.state ?? "not known"}.`);
    }
  }

  notesOf(answer: MapAnswer): readonly string[] {
    return [
      answer.night.kind === "kept" ? `Decisions are not shown: ${answer.night.obstacle.title.toLowerCase()}.` : null,
      answer.alerts.kind === "kept" ? `Alerts are not shown, so a site that reports may have one: ${answer.alerts.obstacle.title.toLowerCase()}.` : null,
      answer.sites.kind === "kept" ? `How sites stand is not shown: ${answer.sites.obstacle.title.toLowerCase()}.` : null,
    ].filter((note) => note !== null);
  }

  /** Wide screens begin with the map beside the list, narrow ones with the list alone. */
  private begin(places: readonly Place[]): void {
    const wanted = new URLSearchParams(window.location.search).get("at");
    const place = places.find(({ key }) => key === wanted);
    if (place !== undefined) {
      void this.showOnMap(place, this.toggle);
    } else if (window.matchMedia("(min-width: 62rem)").matches) {
      void this.setMap(true);
    }
  }

  private again(): void {
    if (this.shown === null) {
      return;
    }
    const { name = "", kind = "", state = "" } = this.filters.values;
    const found = filtered(this.shown.places, { name, kind, state });
    this.list.show(found.slice(0, mostListed));
    setText(this.count, `${found.length} of ${this.shown.places.length} routes and sites${found.length > mostListed ? `; the list shows the gravest ${mostListed}: filter for the others` : ", gravest first"}.`);
    const key = keyOf(found);
    this.key.show([JSON.stringify(key)], () => [
      ...key.map(({ look, words }) => el("li", {}, placeMark({ look, kind: "route" }), words)), el("li", {}, "R road, A air, B bins")]);
    this.mapView?.update(found);
  }

  private async showOnMap(place: Place, back: HTMLElement): Promise<void> {
    const view = await this.setMap(true);
    this.mapBox.scrollIntoView({ block: "nearest" });
    view?.open(this.shown?.places.find(({ key }) => key === place.key) ?? place, back);
  }

  private async setMap(shown: boolean): Promise<MapView | null> {
    this.mapBox.hidden = !shown;
    this.toggle.setAttribute("aria-pressed", String(shown));
    this.content.classList.toggle("map-page--split", shown);
    setText(this.toggle, shown ? "Hide the map" : "Show the map");
    if (!shown) {
      return null;
    }
    this.loading ??= this.load();
    const view = await this.loading;
    view?.resize();
    return view;
  }

  /** The map is most of what the dashboard weighs: fetched when it is first shown. */
  private async load(): Promise<MapView | null> {
    try {
      const { canDraw, MapView: View } = await import("./mapView");
      if (!canDraw()) {
        this.giveUp("This browser cannot draw the map (it lacks WebGL 2). The list has everything that is on it.");
        return null;
      }
      this.mapView = new View(this.mapBox, this.shown?.places ?? []);
      this.again();
      return this.mapView;
    } catch (error) {
      // The edge: without a map the list is whole, and says that it is all there is.
      this.giveUp(`The map could not be loaded: ${faultWords(error)}. The list has everything that is on it.`);
      return null;
    }
  }

  private giveUp(words: string): void {
    this.cannotDraw = true;
    this.mapBox.hidden = true;
    this.toggle.hidden = true;
    this.content.classList.remove("map-page--split");
    this.mapNote.hidden = false;
    setText(this.mapNote, words);
    this.again();
  }
}
