import { LngLatBounds, Map as GlMap, Popup, ScaleControl, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Position } from "../api/map";
import { el, fill } from "../ui/dom";
import { boundsOf, uncovered } from "./geometry";
import { drawMarks } from "./marks";
import type { Place } from "./places";
import { placeText } from "./placeText";
import { routesData, sitesData, styleOf } from "./style";

// From this host like everything else: the content security policy allows no worker made of text.
setWorkerUrl(new URL(workerUrl, window.location.href).href);

const mostLabels = 60;
const nearest = 12;

/** The map itself, loaded only where it is shown. It shows the places it is given and opens one at a time. */
export class MapView {
  readonly element = el("div", { class: "map" });
  private readonly canvas = el("div", { class: "map__canvas" });
  private readonly labels = el("div", { class: "map__labels", "aria-hidden": "true" });
  private readonly map: GlMap;
  private readonly all: readonly Position[];
  private places: readonly Place[] = [];
  /** What the map's own sources hold, which is older than `places` until the map has loaded. */
  private drawn: readonly Place[];
  private popup: { readonly key: string; readonly popup: Popup; readonly body: HTMLElement; readonly back: HTMLElement | null } | null = null;
  private ready = false;

  /** @param box What it stands in: it must have its size before the map is fitted to it. */
  constructor(box: HTMLElement, places: readonly Place[]) {
    this.drawn = places;
    this.all = places.flatMap(({ at, lines }) => [...(at === null ? [] : [at]), ...lines.flat()]);
    const bounds = boundsOf(this.all) ?? { west: -8, south: 50, east: 2, north: 59 };
    this.element.append(this.canvas, this.labels, this.controls());
    fill(box, this.element);
    this.map = new GlMap({
      container: this.canvas, style: styleOf(bounds, places), attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, maxZoom: 17,
      bounds: new LngLatBounds([bounds.west, bounds.south], [bounds.east, bounds.north]), fitBoundsOptions: { padding: 30 }, fadeDuration: 0,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new ScaleControl({ unit: "metric", maxWidth: 140 }), "bottom-left");
    this.map.getCanvas().setAttribute("aria-label", "Map of routes and sites. Arrow keys move it, plus and minus zoom. The list beside it says the same.");
    for (const { id, image } of drawMarks()) {
      this.map.addImage(id, image);
    }
    this.map.on("load", () => { this.ready = true; this.update(this.places); });
    this.map.on("render", () => this.placeLabels());
    this.map.on("click", ({ point }) => this.openAt(point.x, point.y));
    this.map.on("mousemove", ({ point }) => { this.map.getCanvas().style.cursor = this.keyAt(point.x, point.y) === null ? "" : "pointer"; });
    this.update(places);
  }

  /** The places that pass the filter, as they stand now; an open popup is kept up with. */
  update(places: readonly Place[]): void {
    this.places = places;
    const same = places.length === this.drawn.length && places.every((place, index) => place.key === this.drawn[index]?.key && place.look === this.drawn[index].look);
    if (this.ready && !same) {
      this.drawn = places;
      this.map.getSource<GeoJSONSource>("routes")?.setData(routesData(places));
      this.map.getSource<GeoJSONSource>("sites")?.setData(sitesData(places));
    }
    this.element.dataset["drawn"] = [...new Set(this.drawn.map(({ look }) => look))].map((look) => `${look} ${this.drawn.filter((place) => place.look === look).length}`).join(", ");
    const open = this.popup === null ? undefined : places.find(({ key }) => key === this.popup?.key);
    if (this.popup !== null && open === undefined) {
      this.popup.popup.remove();
    } else if (this.popup !== null && open !== undefined) {
      fillPopup(this.popup.body, open);
    }
    this.makeLabels();
  }

  /** Opens what is said of a place and brings it into sight. `back` has the focus again when it is closed. */
  open(place: Place, back: HTMLElement | null): void {
    if (place.at === null) {
      return;
    }
    this.popup?.popup.remove();
    const body = el("div", { class: "place" });
    fillPopup(body, place);
    const popup = new Popup({ maxWidth: "19rem", focusAfterOpen: false, closeButton: false, offset: 14 }).setLngLat([...place.at]).setDOMContent(body);
    const close = el("button", { type: "button", class: "plain-button map__close" }, "Close");
    close.addEventListener("click", () => popup.remove());
    popup.on("close", () => {
      const { back: to = null } = this.popup ?? {};
      this.popup = null;
      to?.focus();
    });
    this.popup = { key: place.key, popup, body, back };
    popup.addTo(this.map);
    const box = popup.getElement();
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", place.name);
    box.setAttribute("tabindex", "-1");
    box.querySelector(".maplibregl-popup-content")?.append(close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        popup.remove();
      }
    });
    box.focus({ preventScroll: true });
    this.map.easeTo({ center: [...place.at], zoom: Math.max(this.map.getZoom(), place.layer === "site" ? nearest : 0), duration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400 });
  }

  resize(): void {
    this.map.resize();
  }

  private controls(): HTMLElement {
    const button = (name: string, text: string, act: () => void): HTMLElement => {
      const made = el("button", { type: "button", class: "map__button", "aria-label": name }, text);
      made.addEventListener("click", act);
      return made;
    };
    return el("div", { class: "map__controls", role: "group", "aria-label": "Map" },
      button("Zoom in", "+", () => this.map.zoomIn()),
      button("Zoom out", "−", () => this.map.zoomOut()),
      button("All places", "All", () => this.fitAll()),
      button("Next place, from gravest", "Next", () => this.next()));
  }

  private fitAll(): void {
    const bounds = boundsOf(this.all);
    if (bounds !== null) {
      this.map.fitBounds([[bounds.west, bounds.south], [bounds.east, bounds.north]], { padding: 30, duration: 0 });
    }
  }

  /** By keyboard from place to place in the order of the list. */
  private next(): void {
    const mapped = this.places.filter(({ at }) => at !== null);
    const here = mapped.findIndex(({ key }) => key === this.popup?.key);
    const place = mapped[(here + 1) % Math.max(1, mapped.length)];
    if (place !== undefined) {
      this.open(place, this.element.querySelector<HTMLElement>(".map__button:last-child"));
    }
  }

  private openAt(x: number, y: number): void {
    const key = this.keyAt(x, y);
    const place = this.places.find((each) => each.key === key);
    if (place !== undefined) {
      this.open(place, this.map.getCanvas());
    }
  }

  /** The site, or else the route, under a point, give or take a finger. */
  private keyAt(x: number, y: number): string | null {
    if (!this.ready) {
      return null;
    }
    const found = this.map.queryRenderedFeatures([[x - 8, y - 8], [x + 8, y + 8]]);
    const hit = found.find(({ source }) => source === "sites") ?? found.find(({ source }) => source === "routes");
    return hit === undefined ? null : String(hit.properties["key"]);
  }

  private makeLabels(): void {
    const labelled = this.places.filter(({ at }) => at !== null).slice(0, mostLabels);
    const next = labelled.map(({ key, state }) => `${key} ${state}`).join("|");
    if (this.labels.dataset["shown"] !== next) {
      this.labels.dataset["shown"] = next;
      fill(this.labels, ...labelled.map(({ key, name, layer, state, look }) => el("span", { class: `map__label map__label--${layer}`, "data-key": key },
        layer === "route" ? `${key.slice("route/".length)} ${state}` : name, look === "ok" || layer === "route" ? "" : ` · ${state}`)));
    }
    this.placeLabels();
  }

  /** Labels are HTML, so that no glyphs need be fetched; of those that would cover each other the graver stays. */
  private placeLabels(): void {
    const spans = [...this.labels.children].filter((each): each is HTMLElement => each instanceof HTMLElement);
    const { clientWidth, clientHeight } = this.canvas;
    const boxes = spans.map((span) => {
      const at = this.places.find(({ key }) => key === span.dataset["key"])?.at;
      if (at === undefined || at === null) {
        return null;
      }
      const { x, y } = this.map.project([...at]);
      const left = x + 15;
      const top = y - span.offsetHeight / 2;
      span.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
      return x < 0 || y < 0 || x > clientWidth || y > clientHeight - 30 || left + span.offsetWidth > clientWidth
        ? null : { left, top, right: left + span.offsetWidth, bottom: top + span.offsetHeight };
    });
    uncovered(boxes).forEach((free, index) => spans[index]?.classList.toggle("map__label--covered", !free));
  }
}

function fillPopup(body: HTMLElement, place: Place): void {
  const next = JSON.stringify([place.name, place.state, place.says]);
  if (body.dataset["shown"] !== next) {
    body.dataset["shown"] = next;
    fill(body, el("h2", { class: "place__name" }, place.name), ...placeText(place));
  }
}

/** Whether this browser can draw a map at all. */
export function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
