import { Chart } from "../chart/chart";
import { type Expected, fetchHistory } from "../api/history";
import { fetchNight, type Night } from "../api/night";
import { fetchReadings, type Pages, type Reading } from "../api/readings";
import { storedNote } from "../chart/stored";
import type { SseEvent } from "../api/sse";
import type { Alert } from "../api/alerts";
import { about, fetchStanding } from "../api/standing";
import { fetchRoadForecast, type RoadForecast } from "../api/roadForecast";
import { fetchStation, type Station } from "../api/station";
import type { PageSource, View } from "../shell/livePage";
import { besides, part, type Part } from "../shell/part";
import { Fields } from "../api/json";
import { duration, type LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { dataHref } from "../ui/places";
import { valueText } from "../ui/value";
import { Slot } from "../ui/slot";
import { AgainstPanel } from "./againstPanel";
import { NightsPanel } from "./nightsPanel";
import { type PlannedChart, stationCharts } from "./charts";
import { latestViews } from "./latest";
import { roadAheadWords, roadFan } from "./roadAhead";
import { alertsPanel, forecastPanel, latestPanel, routesPanel, sensorsPanel, thresholdsPanel } from "./panels";
import { kindNames, siteSentence, stateTag } from "./siteWords";
import { stateRuns } from "./surfaceStates";

/** Everything that the page shows of one site. */
export interface StationAnswer {
  readonly asOf: number;
  readonly station: Station;
  readonly readings: Part<Pages<Reading>>;
  readonly alerts: Part<readonly Alert[]>;
  readonly night: Part<Night>;
  readonly expected: readonly Expected[];
  /** Null at a site that measures no road surface. */
  readonly road: Part<RoadForecast> | null;
}

const windows = [6, 12, 24, 48, 168];
const mostPages = 4;

/** One site: what it measures now and measured, what is expected, and what is decided on it. */
export class StationPage implements PageSource<StationAnswer> {
  readonly id = "station";
  readonly title = "Station";
  readonly asking = "Asking the host for this station …";
  readonly nothing = "Nothing can be shown of this station.";
  readonly kinds = ["decision", "alert"];
  readonly content: HTMLElement;
  /** Asks the host anew: set by whoever made the page live. */
  ask: () => void = () => undefined;
  private readonly about = new Slot(el("p", { class: "about" }));
  private readonly latest = new Slot(el("div"));
  private readonly alerts = new Slot(el("div"));
  private readonly routes = new Slot(el("div"));
  private readonly thresholds = new Slot(el("div"));
  private readonly forecast = new Slot(el("div"));
  private readonly sensors = new Slot(el("div"));
  private readonly surface = new Slot(el("div"));
  private readonly limits = new Slot(el("div"));
  private readonly chooser = new Slot(el("div", { class: "chooser", role: "group", "aria-label": "How far back" }));
  private readonly chartBox = el("div", { class: "charts" });
  private readonly charts = new Map<string, Chart>();
  private readonly roadWords = new Slot(el("div"));
  private readonly roadChart = new Chart("Road surface ahead, °C");
  private readonly roadPanel: HTMLElement;
  private readonly against: AgainstPanel;
  private readonly againstPanel: HTMLElement;
  private readonly nights: NightsPanel;
  private readonly nightsPanel: HTMLElement;
  private readonly winterPanels: HTMLElement[];
  private drawn: StationAnswer | null = null;

  constructor(private readonly site: string, private hours: number) {
    this.roadPanel = panel("Road surface ahead", this.roadWords.element, this.roadChart.element);
    this.against = new AgainstPanel(site);
    this.againstPanel = panel("Forecast against measured", this.against.element);
    this.nights = new NightsPanel(site);
    this.nightsPanel = panel("Nights of the road sensor", this.nights.element);
    this.winterPanels = [panel("Routes it represents", this.routes.element), panel("Decision thresholds", this.thresholds.element), panel("Forecast", this.forecast.element)];
    this.content = el("div", { class: "station" },
      this.about.element,
      panel("Newest readings", this.latest.element),
      panel("Standing alerts", this.alerts.element),
      panel("Measured and expected", this.chooser.element, this.limits.element, this.chartBox, this.surface.element),
      this.roadPanel,
      this.againstPanel,
      this.nightsPanel,
      ...this.winterPanels,
      panel("Sensors", this.sensors.element));
  }

  async fetch(signal: AbortSignal): Promise<StationAnswer> {
    const [station, standing, night] = await Promise.all([fetchStation(this.site, this.hours, signal), part(fetchStanding(signal)), part(fetchNight(signal))]);
    const query = new URLSearchParams({ site: this.site, from: new Date(station.from).toISOString(), to: new Date(station.asOf).toISOString() });
    const measuresRoad = station.sensors.some(({ quantities }) => quantities.some(({ name }) => name === "road_surface_temperature"));
    const [readings, expected, road] = await Promise.all([
      besides(fetchReadings(query, mostPages, signal)),
      this.fetchExpected(station, night),
      measuresRoad ? besides(fetchRoadForecast(this.site, signal)) : null,
    ]);
    const alerts: Part<readonly Alert[]> = standing.kind === "known" ? { kind: "known", value: about(standing.value, this.site) } : standing;
    return { asOf: station.asOf, station, readings, alerts, night, expected, road };
  }

  show(answer: StationAnswer, { now, local }: View): void {
    const { station, alerts, night } = answer;
    const { site } = station;
    document.title = `${site.name} - Telemetry`;
    const sentence = siteSentence(site, now);
    this.about.show([site, sentence], () => [
      el("a", { class: "govuk-link", href: "/station" }, "All stations"), " ",
      stateTag(site.state), " ",
      `${kindNames[site.kind]} ${site.id}, ${place(site.latitude, "N", "S")} ${place(site.longitude, "E", "W")}. ${sentence} `,
      el("a", { class: "govuk-link", href: `/map?at=${encodeURIComponent(`site/${site.id}`)}` }, "On the map"),
    ]);
    const views = latestViews(station, now, local);
    this.latest.show([JSON.stringify(views)], () => latestPanel(views, station.sensors.length > 1));
    this.alerts.show([alerts, local.timeZone, local.day(now)], () => alertsPanel(alerts, now, local));
    const minute = Math.floor(now / 60_000);
    this.routes.show([station.routes, night, minute], () => routesPanel(station, night, now, local));
    this.thresholds.show([station.thresholds], () => thresholdsPanel(station));
    this.forecast.show([station.forecast, Math.floor(minute / 10)], () => forecastPanel(station.forecast, now, local));
    this.sensors.show([station.sensors], () => sensorsPanel(station.sensors, station.bins));
    this.showChooser(station);
    for (const each of this.winterPanels) {
      each.hidden = site.kind !== "road";
    }
    if (this.drawn !== answer) {
      this.drawn = answer;
      this.draw(answer, now, local);
      this.drawRoad(answer, now, local);
    }
  }

  take(answer: StationAnswer, event: SseEvent): "ask" | "nothing" {
    if (event.event === "alert") {
      return "ask";
    }
    const route = Fields.of(JSON.parse(event.data), "decision").text("route");
    return answer.station.routes.some((each) => each.route.id === route) ? "ask" : "nothing";
  }

  changed(before: StationAnswer, after: StationAnswer, { now, local }: View, announce: (words: string) => void): void {
    const known = before.alerts.kind === "known" ? new Set(before.alerts.value.map(({ rule, subject }) => `${rule} ${subject}`)) : null;
    for (const alert of known === null || after.alerts.kind !== "known" ? [] : after.alerts.value) {
      if (!known?.has(`${alert.rule} ${alert.subject}`)) {
        announce(`New alert: ${alert.severity}, ${alert.rule.replaceAll("-", " ")}. ${local.inWords(alert.reason, now)}`);
      }
    }
  }

  headingOf({ station }: StationAnswer): string {
    return station.site.name;
  }

  /** What the newest decision that rests on this site expects of its road surface. */
  private async fetchExpected(station: Station, night: Part<Night>): Promise<readonly Expected[]> {
    const route = night.kind === "known" ? station.routes.find(({ route: { id } }) => night.value.routes.some((each) => each.route.id === id && each.decision !== null)) : undefined;
    if (night.kind !== "known" || route === undefined) {
      return [];
    }
    const history = await part(fetchHistory(route.route.id, night.value.day));
    const standing = history.kind === "known" ? history.value.records.findLast(({ status }) => status === "standing") : undefined;
    return standing?.inputs.find(({ site }) => site === this.site)?.roadSurfaceAhead ?? [];
  }

  private showChooser({ site, sensors, from, asOf }: Station): void {
    const series = sensors.flatMap((sensor) => sensor.quantities.map(({ name }) => ({ site: site.id, sensor: sensor.id, quantity: name }))).slice(0, 8);
    this.chooser.show([this.hours, from], () => [
      ...windows.map((hours) => {
        const button = el("button", { type: "button", class: "chooser__button", "aria-pressed": String(hours === this.hours), "data-hours": String(hours) }, hours < 168 ? `${hours} h` : "7 days");
        button.addEventListener("click", () => this.choose(hours));
        return button;
      }),
      el("a", { class: "govuk-link", href: dataHref(series, from, asOf) }, "Other periods, means and download"),
    ]);
  }

  private choose(hours: number): void {
    this.hours = hours;
    const query = new URLSearchParams(window.location.search);
    query.set("hours", String(hours));
    window.history.replaceState(null, "", `?${query}`);
    for (const button of this.chooser.element.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset["hours"] === String(hours)));
    }
    this.ask();
  }

  private draw({ station, readings: known, expected }: StationAnswer, now: number, local: LocalTime): void {
    const readings: Pages<Reading> = known.kind === "known" ? known.value : { rows: [], next: null };
    const plans = stationCharts({ station, readings: readings.rows, expected });
    for (const [id, chart] of this.charts) {
      if (!plans.some((plan) => plan.id === id)) {
        chart.element.remove();
        this.charts.delete(id);
      }
    }
    for (const plan of plans) {
      this.chartOf(plan).show(plan.content, local);
    }
    const last = readings.rows.at(-1);
    this.limits.show([readings.next, last?.observedAt ?? 0, known, station.frostPointUnavailable], () => [
      known.kind === "kept" && el("p", { class: "reading__doubt" }, "What was measured before can’t be shown now. ", known.obstacle.text, " The newest readings above are as ever."),
      station.frostPointUnavailable !== null && el("p", { class: "reading__doubt" }, `The frost point is not shown: ${station.frostPointUnavailable}.`),
      storedNote(readings.storedUpTo, now, local),
      readings.next !== null && last !== undefined && el("p", { class: "reading__doubt" },
      `More than ${readings.rows.length} readings lie in this period: what comes after ${local.timeSeenFrom(last.observedAt, now)} is not drawn. Choose a shorter period.`)]);
    const runs = station.sensors.flatMap((sensor) => stateRuns(readings.rows, sensor.id, sensor.silentAfterMs)).toReversed();
    this.surface.show([readings], () => [runs.length > 0 && el("details", { class: "every-record" }, el("summary", {}, "States of the surface, newest first"),
      el("ul", { class: "runs" }, ...runs.slice(0, 50).map(({ from, until, code, flag }) =>
        el("li", {}, `${local.timeSeenFrom(from, now)}${until > from ? ` to ${local.timeSeenFrom(until, now)} (${duration(until - from)})` : ""}: ${valueText(code, "code", "surface_state")}${flag === "pass" ? "" : `, ${flag}`}`))),
      runs.length > 50 && el("p", {}, `The newest 50 of ${runs.length}.`))]);
  }

  private drawRoad({ station, road }: StationAnswer, now: number, local: LocalTime): void {
    this.roadPanel.hidden = road === null;
    this.againstPanel.hidden = road === null;
    this.nightsPanel.hidden = road === null;
    if (road !== null) {
      this.nights.show(now, local);
    }
    // Who may not read what is foreseen now may not read what was either: that is said above.
    if (road !== null && !(road.kind === "kept" && road.obstacle.wantsKey)) {
      this.against.show(station, now, local);
    } else {
      this.againstPanel.hidden = true;
    }
    this.roadChart.element.hidden = road?.kind !== "known";
    this.roadWords.show([road], () => road === null ? []
      : road.kind === "kept" ? [el("p", { class: "reading__doubt" }, `Nothing is foreseen of the road: ${local.inWords(road.obstacle.text, now)}`)]
      : roadAheadWords(road.value, now, local));
    if (road?.kind === "known") {
      this.roadChart.show(roadFan(road.value, station), local);
    }
  }

  private chartOf({ id, title }: PlannedChart): Chart {
    let chart = this.charts.get(id);
    if (chart === undefined) {
      chart = new Chart(title);
      this.charts.set(id, chart);
      this.chartBox.append(chart.element);
    }
    return chart;
  }
}

function panel(title: string, ...children: HTMLElement[]): HTMLElement {
  const id = `panel-${title.toLowerCase().replaceAll(" ", "-")}`;
  return el("section", { class: "panel", "aria-labelledby": id }, el("h2", { class: "panel__title", id }, title), ...children);
}

function place(degrees: number, positive: string, negative: string): string {
  return `${Math.abs(degrees).toFixed(4)}° ${degrees < 0 ? negative : positive}`;
}
