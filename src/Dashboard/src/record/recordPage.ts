import { followUpOf } from "../alerts/timeline";
import { timelineList } from "../alerts/timelineList";
import { type DecisionHistory, fetchHistory } from "../api/history";
import { fetchNight, type Night } from "../api/night";
import type { Verification } from "../api/record";
import { fetchTreatments, type Treatment } from "../api/treatments";
import { DayChooser } from "../route/dayChooser";
import { treatmentColumns, treatmentRow } from "../route/routeView";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { besides, type Part } from "../shell/part";
import type { LocalTime } from "../time/localTime";
import { actionWords, groupOf } from "../tonight/action";
import { revisionsOf } from "../tonight/revisions";
import { celsius, spread } from "../tonight/units";
import { el } from "../ui/dom";
import { panel } from "../ui/panel";
import { recordHref, routeHref } from "../ui/places";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";
import { tag, type Tone } from "../ui/tag";
import { KnownPanel } from "./knownPanel";
import { stateOf } from "./recordView";
import { claimButtons, decideAgain } from "./revisionList";
import { VerificationPanel } from "./verificationPanel";

/** What is on record of a decision day, and of one route in it where one is named. */
export interface RecordAnswer {
  readonly asOf: number;
  readonly night: Night;
  readonly treatments: Part<readonly Treatment[]>;
  readonly history: DecisionHistory | null;
}

const stateTones: Readonly<Record<ReturnType<typeof stateOf>["kind"], Tone>> = { sound: "calm", named: "now", doubt: "unknown", unknown: "plain" };

/** The record of decisions: whether it is as it was written, what it holds of a day, and what was known when. */
export class RecordPage implements PageSource<RecordAnswer> {
  readonly id = "record";
  readonly title = "Record of decisions";
  readonly asking = "Asking the host for its record …";
  readonly nothing = "Nothing of the record can be shown.";
  readonly kinds = ["decision", "action", "treatment"];
  readonly content: HTMLElement;
  private readonly verification = new VerificationPanel((verification) => { this.verified = verification; this.page?.render(); });
  private readonly days = new DayChooser("record-day");
  private readonly routes = new Slot(el("div"));
  private readonly known: KnownPanel | null;
  private readonly title2 = el("h2", { class: "panel__title", id: "record-route" });
  private readonly claim = new Slot(el("div"));
  private readonly revisions = new Slot(el("div"));
  private readonly people = new Slot(el("div"));
  private readonly spreading = new Slot(el("div"));
  private verified: Verification | null = null;
  private page: PageControl | null = null;

  constructor(private readonly route: string | null, private readonly day: string | null) {
    this.known = route === null ? null : new KnownPanel(route);
    this.content = el("div", { class: "route" },
      this.days.element,
      ...(this.known === null ? [] : [
        el("section", { class: "panel", "aria-labelledby": "record-route" }, this.title2, this.claim.element, this.revisions.element,
          el("h3", { class: "panel__subtitle" }, "What was spread"), this.spreading.element,
          el("h3", { class: "panel__subtitle" }, "Who acted and who was called out"), this.people.element),
        panel("record-known", "What was known when", this.known.element)]),
      panel("record-verification", "Is the whole record as it was written?", this.verification.element),
      panel("record-day-routes", "Every route of this decision day", this.routes.element));
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  async fetch(signal: AbortSignal): Promise<RecordAnswer> {
    const night = await fetchNight(signal, this.day);
    const isThere = night.routes.some(({ route }) => route.id === this.route);
    const [treatments, history] = await Promise.all([
      besides(fetchTreatments(night.day, null, signal)),
      this.route !== null && isThere ? fetchHistory(this.route, night.day, signal) : null,
    ]);
    return { asOf: night.asOf, night, treatments, history };
  }

  show({ night, treatments, history }: RecordAnswer, { now: clock, local }: View): void {
    const now = Math.min(clock, night.dayEnd);
    this.verification.begin(clock, local);
    this.days.show(night.day, (day) => recordHref(day, this.route ?? undefined), local);
    this.routes.show([night, treatments, this.verified, local.timeZone], () => [this.routesTable(night, treatments, now, local)]);
    if (this.route !== null) {
      this.showRoute(this.route, { night, treatments, history, asOf: night.asOf }, now, local);
    }
  }

  headingOf({ night }: RecordAnswer, { local }: View): string {
    return `Record: ${local.dayInFull(night.dayStart)} to ${local.dayInFull(night.dayEnd)}`;
  }

  private showRoute(id: string, { night, treatments, history }: RecordAnswer, now: number, local: LocalTime): void {
    const route = night.routes.find((each) => each.route.id === id)?.route ?? null;
    const name = route?.name ?? id;
    this.title2.textContent = name;
    this.known?.show(night, route?.salt ?? "", local);
    const state = stateOf(this.verified, id, night.day);
    this.claim.show([name, night.day, state.words], () => [
      route === null && el("p", { class: "kept" }, "This route is not in the network as it is now. Its claim file still has what is on record."),
      el("p", {}, tag(state.words, stateTones[state.kind]), " ", el("a", { class: "govuk-link", href: routeHref(id, night.day) }, "Its charts")),
      claimButtons(night.day, id, name)]);
    this.revisions.show([history, local.timeZone], () => (history === null || history.records.length === 0 ? [el("p", {}, "No decision is on record for this day.")]
      : [table({ caption: "Every revision, newest first", columns: ["Revision", "Decided", "Action", "Spread", "Lowest surface", "Rules", "Does the same come out again?"] }, revisionsOf(history.records).map(({ record: { decision, status } }) => [
        `${decision.revision}, ${status}`, local.timeSeenFrom(decision.decidedAt, now), actionWords(decision.action).label, spread(decision, route?.salt ?? "") ?? "none",
        decision.minRst === null ? "not known" : celsius(decision.minRst), decision.ruleVersion, decideAgain(night.day, id, decision.revision)]))]));
    this.people.show([history, local.timeZone], () => {
      const entries = history === null ? [] : followUpOf(history, now, local);
      return entries.length === 0 ? [el("p", {}, "Nobody has acted on it, and nobody was called out.")] : timelineList(entries, now, local);
    });
    this.spreading.show([treatments], () => {
      const own = treatments.kind === "known" ? treatments.value.filter((each) => each.route === id) : [];
      return treatments.kind === "kept" ? [el("p", { class: "kept" }, `What was spread can’t be shown: ${treatments.obstacle.text}`)]
        : own.length === 0 ? [el("p", {}, "Nothing has been reported as spread.")]
        : [table({ caption: "Treatments as reported", columns: treatmentColumns }, own.map((each) => treatmentRow(each, now, local)))];
    });
  }

  private routesTable(night: Night, treatments: Part<readonly Treatment[]>, now: number, local: LocalTime): HTMLElement {
    return table({ caption: "Routes of the decision day", columns: ["Route", "Decision", "Ordered", "Acknowledged", "Reported as spread", "Record"] }, night.routes.map(({ route, decision }) => {
      const reports = treatments.kind === "known" ? String(treatments.value.filter((each) => each.route === route.id).length) : "not known";
      const state = stateOf(this.verified, route.id, night.day);
      return [
        el("a", { class: "govuk-link", href: recordHref(night.day, route.id) }, route.name),
        decision === null || groupOf(decision) === "undecided" ? "No decision" : `${actionWords(decision.action).label}, revision ${decision.revision} of ${local.timeSeenFrom(decision.decidedAt, now)}`,
        decision?.order == null ? decision?.orderBefore == null ? "no" : `not as it stands; revision ${decision.orderBefore.revision} was` : `${decision.order.kind === "confirm" ? "confirmed" : "overridden"} by ${decision.order.by}, ${local.timeSeenFrom(decision.order.at, now)}`,
        decision?.acknowledged == null ? "no" : `${decision.acknowledged.by}, ${local.timeSeenFrom(decision.acknowledged.at, now)}`,
        reports,
        decision === null ? "nothing" : tag(state.words, stateTones[state.kind]),
      ];
    }));
  }
}
