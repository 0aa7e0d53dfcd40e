import { fetchRoadForecast, type RoadForecast } from "../api/roadForecast";
import type { Station } from "../api/station";
import { Chart } from "../chart/chart";
import type { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { Loaded } from "../ui/loaded";
import { pastFan, verifiedWords } from "./againstMeasured";

const hour = 3_600_000;
const ages = [6, 12, 18, 24];

/** What was foreseen of the road some hours ago, beside what was measured since. Made when it is asked for and not each minute: it costs the host a forecast. */
export class AgainstPanel {
  readonly element: HTMLElement;
  private readonly chooser = el("div", { class: "chooser", role: "group", "aria-label": "When the forecast was made" });
  private readonly chart = new Chart("Foreseen then and measured since, °C");
  private readonly loaded: Loaded<RoadForecast>;
  private about: { readonly station: Station; readonly now: number; readonly local: LocalTime } | null = null;
  private age = 12;

  constructor(site: string) {
    this.loaded = new Loaded("the forecast of then", () => fetchRoadForecast(site, undefined, (this.about?.now ?? 0) - this.age * hour), (forecast) => this.shown(forecast));
    this.chooser.append(...ages.map((age) => {
      const button = el("button", { type: "button", class: "chooser__button", "data-age": String(age) }, `${age} h ago`);
      button.addEventListener("click", () => { this.age = age; this.press(); void this.loaded.load(); });
      return button;
    }));
    this.press();
    this.element = el("div", {}, this.chooser, this.loaded.element);
  }

  show(station: Station, now: number, local: LocalTime): void {
    const first = this.about === null;
    this.about = { station, now, local };
    if (first) {
      void this.loaded.load();
    }
  }

  private press(): void {
    for (const button of this.chooser.children) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-age") === String(this.age)));
    }
  }

  private shown(forecast: RoadForecast): (Node | null)[] {
    if (this.about === null) {
      return [];
    }
    const { station, now, local } = this.about;
    this.chart.show(pastFan(forecast, station), local);
    return [...verifiedWords(forecast, now, local).map((each) => el("p", {}, each)), this.chart.element];
  }
}
