import { type Backtest, type BacktestHead, type BacktestList, fetchBacktest, fetchBacktestReport, fetchBacktests } from "../api/backtests";
import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { fetchSession } from "../api/session";
import { save } from "../data/csv";
import type { PageSource, View } from "../shell/livePage";
import type { LocalTime } from "../time/localTime";
import { whole } from "../ui/amount";
import { el, fill } from "../ui/dom";
import { facts, panel } from "../ui/panel";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";
import { caveats, headlineColumns, headlineRow, methodColumns, methodRow, policyColumns, policyRow, shareText, tableColumns, tableRows, truthWords } from "./backtestView";

/** The list of reports, or one of them. */
export interface BacktestsAnswer {
  readonly asOf: number;
  readonly list: BacktestList | null;
  readonly one: Backtest | null;
}

/** How the gritting rule would have done in winters that are on record. */
export class BacktestsPage implements PageSource<BacktestsAnswer> {
  readonly id = "backtests";
  readonly title = "Back-tests";
  readonly asking = "Asking the host for its back-tests …";
  readonly nothing = "No back-test can be shown.";
  readonly kinds = [];
  readonly content = el("div", { class: "route" });
  private readonly slot = new Slot(this.content);
  private kept: Backtest | null = null;

  constructor(private readonly report: string | null) {}

  async fetch(signal: AbortSignal): Promise<BacktestsAnswer> {
    const session = await fetchSession(signal);
    if (this.report === null) {
      return { asOf: session.asOf, list: await fetchBacktests(signal), one: null };
    }
    // A report is never changed: what was read once is it.
    this.kept ??= await fetchBacktest(this.report, signal);
    return { asOf: session.asOf, list: null, one: this.kept };
  }

  show({ list, one }: BacktestsAnswer, { local }: View): void {
    this.slot.show([one ?? JSON.stringify(list), local.timeZone], () => (one !== null ? reportBlock(one, local) : list !== null ? listBlock(list, local) : []));
  }

  headingOf({ one }: BacktestsAnswer, { local }: View): string {
    return one === null ? this.title : `Back-test ${period(one, local)}`;
  }
}

function listBlock({ reports, unreadable, notListed }: BacktestList, local: LocalTime): HTMLElement[] {
  return [
    ...(reports.length > 0 ? [] : [el("p", {}, "No back-test has been made on this host. The command ", el("code", {}, "backtest"), " runs a recorded winter through the live rule and keeps its report here.")]),
    ...reports.map((head) => headBlock(head, local)),
    ...(unreadable.length === 0 ? [] : [el("p", { class: "kept" }, `Not readable, or of another version: ${unreadable.join(", ")}.`)]),
    ...(notListed === 0 ? [] : [el("p", { class: "note" }, `${notListed} older ${notListed === 1 ? "report is" : "reports are"} not listed.`)]),
  ];
}

function headBlock(head: BacktestHead, local: LocalTime): HTMLElement {
  const { id, madeAt, ruleVersion, source, askedAt, measuredWeather, nights, headlines, roadMae } = head;
  const section = panel(`backtest-${id}`, "",
    facts([
      { term: "Made", value: made(madeAt, local) }, { term: "From", value: source }, { term: "Rules", value: ruleVersion }, { term: "Nights", value: whole(nights) },
      { term: "Each night looked at", value: askedAt }, { term: "Road forecast, MAE", value: roadMae === null ? "none made" : `${roadMae.toFixed(2)}\u00a0K` }]),
    ...caveats({ measuredWeather, faults: 0, refused: 0 }).map((each) => el("p", { class: "kept" }, each)),
    headlines.length === 0 ? el("p", {}, "No route could be judged.") : table({ caption: "Each route’s decisions at that hour", columns: headlineColumns }, headlines.map(headlineRow)));
  fill(section.querySelector("h2") ?? section, el("a", { class: "govuk-link", href: `/backtests?${new URLSearchParams({ report: id })}` }, period(head, local)));
  return section;
}

function reportBlock(one: Backtest, local: LocalTime): HTMLElement[] {
  return [
    panel("backtest-of", "What it rests on",
      el("p", {}, el("a", { class: "govuk-link", href: "/backtests" }, "All back-tests")),
      ...caveats(one).map((each) => el("p", { class: "kept" }, each)),
      facts([
        { term: "Made", value: `${made(one.madeAt, local)} by release ${one.release}` }, { term: "From", value: one.source }, { term: "Rules", value: `${one.ruleVersion}: of that release, not of that winter` },
        { term: "Readings", value: whole(one.readings) }, { term: "Forecast issues", value: whole(one.forecastIssues) }, { term: "Each night looked at", value: one.askedAt }]),
      one.hasReport ? saveButton(one.id) : el("p", { class: "note" }, "Its report with plots is not there any more.")),
    ...one.routes.map((route) => panel(`backtest-route-${route.route}`, route.name,
      el("p", {}, route.counted),
      ...route.scores.flatMap((score) => [
        el("h3", { class: "panel__subtitle" }, `A night needed treating when ${truthWords(score.truth)}`),
        table({ caption: `${route.name}: hits and misses when ${truthWords(score.truth)}`, columns: tableColumns }, tableRows(score, one.askedAt)),
        el("p", { class: "note" }, `Left to a person, counted as not treated; of these needed it: ${shareText(score.escalated)}. Treated before the freeze: ${shareText(score.inTime)}.`),
        ...(score.policies.length === 0 ? [] : [table({ caption: `${route.name}: policies on the same ${score.comparedNights} nights when ${truthWords(score.truth)}`, isCaptionShown: true, columns: policyColumns }, score.policies.map(policyRow))]),
      ]))),
    ...one.stations.map((station) => panel(`backtest-station-${station.site}`, `The road at ${station.name}`,
      station.methods.length === 0 ? el("p", {}, "No forecast of it could be judged.") : table({ caption: `Forecasts of the road at ${station.name}`, columns: methodColumns }, station.methods.map(methodRow)))),
  ];
}

/** With its year, since reports are kept. */
function made(at: number, local: LocalTime): string {
  return `${local.time(at)} ${local.day(at)} ${local.year(at)}`;
}

/** Fetched and saved, since a link could not bring the access key along. */
function saveButton(id: string): HTMLElement {
  const said = el("p", { class: "note", "aria-live": "polite" });
  const button = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Save the report with its plots");
  button.addEventListener("click", () => void (async () => {
    button.disabled = true;
    try {
      save(await fetchBacktestReport(id), `backtest-${id}.html`);
      fill(said, `Saved as backtest-${id}.html.`);
    } catch (error) {
      // The edge: whatever kept it away is told.
      fill(said, `Not saved. ${faultWords(error)}.${error instanceof HostError && error.said !== null ? ` ${error.said}` : ""}`);
    } finally {
      button.disabled = false;
    }
  })());
  return el("div", { class: "claim" }, button, said);
}

/** "Fri 1 Oct 2010 to Fri 31 Dec 2010": a winter is named by its years. */
function period({ from, to }: { readonly from: number; readonly to: number }, local: LocalTime): string {
  const day = (at: number): string => `${local.day(at)} ${local.year(at)}`;
  return `${day(from)} to ${day(to)}`;
}
