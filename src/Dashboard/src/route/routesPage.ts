import { fetchNight, type Night } from "../api/night";
import type { PageSource, View } from "../shell/livePage";
import { cardView } from "../tonight/cardView";
import { byUrgency } from "../tonight/urgency";
import { el } from "../ui/dom";
import { panel } from "../ui/panel";
import { routeHref } from "../ui/places";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";

/** Every route, most urgent first, each a link to its own page. */
export class RoutesPage implements PageSource<Night> {
  readonly id = "route";
  readonly title = "Routes";
  readonly asking = "Asking the host for the routes …";
  readonly nothing = "No route can be shown.";
  readonly kinds = ["decision"];
  readonly content: HTMLElement;
  private readonly list = new Slot(el("div"));

  constructor() {
    this.content = panel("routes-all", "Every route, most urgent first", this.list.element);
  }

  fetch(signal: AbortSignal): Promise<Night> {
    return fetchNight(signal);
  }

  show(night: Night, { now, local }: View): void {
    this.list.show([night, Math.floor(now / 60_000)], () => [night.routes.length === 0 ? el("p", {}, "The network has no gritting route.")
      : table({ caption: "Routes", columns: ["Route", "Road", "Tonight", "Start", "Why"] }, byUrgency(night.routes, now).map((entry) => {
        const view = cardView(entry, now, local);
        return [
          el("a", { class: "govuk-link", href: routeHref(view.id) }, view.name), view.road, view.action,
          view.due === null ? "–" : `${view.due.label} ${view.due.time.toLowerCase()}, ${view.due.more}`,
          [view.stale === null ? "" : "Stale data.", view.lead].filter((each) => each !== "").join(" "),
        ];
      }))]);
  }
}
