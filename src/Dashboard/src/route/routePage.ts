import { followUpOf } from "../alerts/timeline";
import { timelineList } from "../alerts/timelineList";
import type { RouteNight } from "../api/night";
import type { SseEvent } from "../api/sse";
import { Chart } from "../chart/chart";
import { Fields } from "../api/json";
import type { PageSource, View } from "../shell/livePage";
import { roadAheadWords } from "../station/roadAhead";
import type { LocalTime } from "../time/localTime";
import { actionWords, groupOf } from "../tonight/action";
import { cardView } from "../tonight/cardView";
import { el } from "../ui/dom";
import { facts, panel } from "../ui/panel";
import { recordHref, routeHref, stationHref } from "../ui/places";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";
import { DayChooser } from "./dayChooser";
import { fetchRoute, isRunning, type RouteAnswer, standingRecord, type StationNight } from "./routeAnswer";
import { chanceChart, routeFan } from "./routeFan";
import { offsetWords, revisionColumns, revisionRows, stationNotes, treatmentColumns, treatmentRow } from "./routeView";

/** One route in one decision day: what was decided, on what, what the road did, and what was done. */
export class RoutePage implements PageSource<RouteAnswer> {
  readonly id = "route";
  readonly title = "Route";
  readonly asking = "Asking the host for this route …";
  readonly nothing = "Nothing can be shown of this route.";
  readonly kinds = ["decision", "action", "treatment", "call-out"];
  readonly content: HTMLElement;
  private readonly about = new Slot(el("div", { class: "about" }));
  private readonly decided = new Slot(el("div"));
  private readonly chance = new Chart("Chance of the road surface at or below 0 °C, %");
  private readonly chanceWords = new Slot(el("div"));
  private readonly revisions = new Slot(el("div"));
  private readonly spreading = new Slot(el("div"));
  private readonly followUp = new Slot(el("div"));
  private readonly stationBox = el("div");
  private readonly stations = new Map<string, StationPanel>();
  private readonly left = new Slot(el("div"));
  private readonly days = new DayChooser("route-day");
  private drawn: RouteAnswer | null = null;

  constructor(private readonly route: string, private readonly day: string | null) {
    this.content = el("div", { class: "route" }, this.about.element, this.days.element,
      panel("route-decided", "What is decided", this.decided.element),
      this.stationBox, this.left.element,
      panel("route-chance", "How likely is 0 °C", this.chanceWords.element, this.chance.element),
      panel("route-spread", "What was spread", this.spreading.element),
      panel("route-revisions", "Revisions", this.revisions.element),
      panel("route-people", "Who acted and who was called out", this.followUp.element));
  }

  fetch(signal: AbortSignal): Promise<RouteAnswer> {
    return fetchRoute(this.route, this.day, signal);
  }

  show(answer: RouteAnswer, { now: clock, local }: View): void {
    const { night, entry, history, treatments } = answer;
    const running = isRunning(night);
    // A night that is over is read as of its end: nothing of it is overdue now.
    const now = running ? clock : Math.min(clock, night.dayEnd);
    const minute = Math.floor(now / 60_000);
    document.title = `${entry?.route.name ?? this.route} - Telemetry`;
    this.days.show(night.day, (day) => routeHref(this.route, day), local);
    this.about.show([entry?.route, night.day, running], () => [
      el("p", {}, el("a", { class: "govuk-link", href: "/route" }, "All routes"), entry === null ? ` There is no route ${this.route} in the network.`
        : ` ${cardView(entry, now, local).road}, ${entry.route.treatedWidthM} m wide, ${entry.route.salt} salt. Decision day ${local.dayInFull(night.dayStart)} to ${local.dayInFull(night.dayEnd)}${running ? "" : ": not the one that is running"}. `,
      entry === null ? null : el("a", { class: "govuk-link", href: recordHref(night.day, entry.route.id) }, "Its record, claim file and what was known when"))]);
    this.decided.show([entry, minute, running], () => (entry === null ? [el("p", {}, "Nothing is decided about a route that is not in the network.")] : decidedBlock(entry, running, now, local)));
    this.revisions.show([history, local.timeZone, local.day(now)], () => (history === null || history.records.length === 0 ? [el("p", {}, "No decision is on record for this day.")]
      : [table({ caption: "Every revision, newest first", columns: revisionColumns }, revisionRows(history, entry?.route.salt ?? "", now, local))]));
    this.followUp.show([history, local.timeZone, local.day(now)], () => {
      const entries = history === null ? [] : followUpOf(history, now, local);
      return entries.length === 0 ? [el("p", {}, "Nobody has acknowledged, confirmed or overridden it, and nobody was called out.")] : timelineList(entries, now, local);
    });
    this.spreading.show([treatments, local.day(now)], () => treatments === null ? []
      : treatments.kind === "kept" ? [el("p", { class: "kept" }, `What was spread can’t be shown: ${treatments.obstacle.text}`)]
      : treatments.value.length === 0 ? [el("p", {}, "Nothing has been reported as spread. Whether something was spread without a report is not known.")]
      : [table({ caption: "Treatments as reported", columns: treatmentColumns }, treatments.value.map((each) => treatmentRow(each, now, local)))]);
    if (this.drawn !== answer) {
      this.drawn = answer;
      this.draw(answer, now, local);
    }
  }

  take(answer: RouteAnswer, { event, data }: SseEvent): "ask" | "nothing" {
    if (event === "decision" || event === "treatment") {
      return Fields.of(JSON.parse(data), event).text("route") === answer.entry?.route.id ? "ask" : "nothing";
    }
    return "ask";
  }

  changed(before: RouteAnswer, after: RouteAnswer, _: View, announce: (words: string) => void): void {
    const [one, other] = [before.entry?.decision ?? null, after.entry?.decision ?? null];
    if (other !== null && one?.id !== other.id) {
      announce(`The decision about ${after.entry?.route.name ?? this.route} was renewed: ${actionWords(other.action).label}.`);
    }
  }

  headingOf({ entry }: RouteAnswer): string {
    return entry?.route.name ?? this.route;
  }

  private draw(answer: RouteAnswer, now: number, local: LocalTime): void {
    for (const [site, shown] of this.stations) {
      if (!answer.stations.some((each) => each.site === site)) {
        shown.element.remove();
        this.stations.delete(site);
      }
    }
    for (const station of answer.stations) {
      let shown = this.stations.get(station.site);
      if (shown === undefined) {
        shown = new StationPanel(station.site);
        this.stations.set(station.site, shown);
        this.stationBox.append(shown.element);
      }
      shown.show(station, answer, now, local);
    }
    this.left.show([answer.stations.length, answer.stationsLeftOut, answer.entry === null], () => [
      answer.entry !== null && answer.stations.length === 0 && el("p", { class: "kept" }, "Nothing says which stations speak for this route, so no road surface can be shown."),
      answer.stationsLeftOut > 0 && el("p", { class: "kept" }, `${answer.stationsLeftOut} more stations of this route are not shown here.`)]);
    const chart = isRunning(answer.night) ? chanceChart(answer.stations, nameIn(answer.stations), answer.night) : null;
    this.chance.element.hidden = chart === null;
    const ice = answer.entry?.decision?.iceProbability ?? null;
    this.chanceWords.show([chart === null, ice, isRunning(answer.night)], () => [
      el("p", {}, ice === null ? "The decision gives no probability of ice: there was no basis for one." : `By the decision ice is ${Math.round(ice * 100)} % likely on the route in the decision day’s rest, if it is left untreated.`),
      el("p", { class: "note" }, chart !== null ? "Below: the chance at each time ahead that the road at a station is at or below 0 °C. It is not ice where the road is dry, and the coldest stretch may be colder."
        : isRunning(answer.night) ? "No station’s road is foreseen, so no chance can be drawn." : "The chance for each time ahead is drawn for the decision day that is running.")]);
    if (chart !== null) {
      this.chance.show(chart, local);
    }
  }
}

/** One station's chart with what must be known before it is read. */
class StationPanel {
  readonly element: HTMLElement;
  private readonly words = new Slot(el("div"));
  private readonly name = el("a", { class: "govuk-link" });
  private readonly chart = new Chart("Road surface, °C");

  constructor(site: string) {
    const id = `route-station-${site}`;
    this.name.href = stationHref(site);
    this.element = el("section", { class: "panel", "aria-labelledby": id, "data-station": site }, el("h2", { class: "panel__title", id }, "The road at ", this.name), this.words.element, this.chart.element);
  }

  show(of: StationNight, { night, history, treatments }: RouteAnswer, now: number, local: LocalTime): void {
    const stands = history === null ? null : standingRecord(history);
    const notes = stationNotes(of, stands?.inputs.find(({ site }) => site === of.site) ?? null, stands, isRunning(night), now, local);
    this.name.textContent = nameIn([of])(of.site);
    this.words.show([of, notes.join("|")], () => [
      ...notes.map((note) => el("p", { class: "reading__doubt" }, note)),
      ...(of.road.kind === "known" ? roadAheadWords(of.road.value, now, local) : []),
      el("p", { class: "note" }, offsetWords(of.offsetK))]);
    this.chart.show(routeFan(of, night, stands, treatments?.kind === "known" ? treatments.value : []), local);
  }
}

function decidedBlock(entry: RouteNight, running: boolean, now: number, local: LocalTime): (HTMLElement | false)[] {
  const view = cardView(entry, now, local);
  const group = groupOf(entry.decision);
  return [
    el("p", { class: "route__tags" },
      el("strong", { class: `govuk-tag tag--${group}` }, view.action),
      view.lateRisk && el("strong", { class: "govuk-tag tag--late" }, "Late risk"),
      running && view.stale !== null && el("strong", { class: "govuk-tag tag--stale" }, "Stale data"),
      view.doubts.length > 0 && el("strong", { class: "govuk-tag tag--doubt" }, "Basis in doubt"),
      running && view.due !== null && el("strong", { class: view.due.late ? "route__due route__due--late" : "route__due" }, `${view.due.label} ${view.due.time.toLowerCase()}, ${view.due.more}`)),
    el("p", { class: "route__lead" }, view.lead),
    ...view.doubts.map((doubt) => el("p", { class: "card__doubt" }, doubt)),
    running && view.stale !== null && el("p", { class: "reading__doubt" }, `Stale: ${view.stale}`),
    view.ordered !== null && el("p", { class: "card__answer card__answer--acknowledged" }, view.ordered),
    view.answer?.words != null && el("p", { class: `card__answer card__answer--${view.answer.kind}` }, view.answer.words),
    facts(view.facts),
    el("p", { class: "note" }, view.dated, running && el("span", {}, " ", el("a", { class: "govuk-link", href: "/" }, "Confirm, override or acknowledge it on the page Tonight"))),
    view.reasons.length > 0 && el("details", { class: "every-record", open: true }, el("summary", {}, "Reasons, one by one"), el("ol", { class: "govuk-list govuk-list--number" }, ...view.reasons.map((reason) => el("li", {}, reason)))),
    view.basis.length > 0 && facts(view.basis),
  ];
}

function nameIn(stations: readonly StationNight[]): (site: string) => string {
  return (id) => {
    const found = stations.find(({ site }) => site === id)?.station;
    return found?.kind === "known" ? found.value.site.name : id;
  };
}
