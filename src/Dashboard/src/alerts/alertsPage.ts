import { type Alert, type Alerts, fetchAlerts, severities } from "../api/alerts";
import { fetchSession } from "../api/session";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { el, fill, reorder, setText } from "../ui/dom";
import { type FilterField, Filters } from "../ui/filters";
import { KeyedList } from "../ui/keyedList";
import { count, ruleWords } from "../ui/words";
import { AlertCard } from "./alertCard";
import { AlertDeeds } from "./alertDeeds";
import { countsOf, domainOf, domains, type Group, groupsOf, matches, news } from "./alertList";
import { AlertTimeline } from "./alertTimeline";
import { alertView, type AlertView } from "./alertView";

const day = 86_400_000;
const maxShown = 200;

const fields: readonly FilterField[] = [
  { kind: "select", name: "view", label: "Show", options: [
    { value: "", text: "What stands now" }, { value: "1", text: "History: last 24 hours" }, { value: "7", text: "History: last 7 days" }, { value: "31", text: "History: last 31 days" }] },
  { kind: "select", name: "severity", label: "Severity", options: [{ value: "", text: "Any" }, ...severities.map((each) => ({ value: each, text: each }))] },
  { kind: "select", name: "rule", label: "Rule", options: [{ value: "", text: "Any" }] },
  { kind: "select", name: "state", label: "State", options: [{ value: "", text: "Any" }, ...["Raised", "Stale", "Clearing", "Pending", "Cleared", "Lapsed"].map((each) => ({ value: each, text: each === "Lapsed" ? "Did not last" : each }))] },
  { kind: "search", name: "q", label: "Text" },
];

/** Every alert that stands, by severity, and what was; acknowledged and shelved here. */
export class AlertsPage implements PageSource<Alerts> {
  readonly id = "alerts";
  readonly title = "Alerts";
  readonly asking = "Asking the host for its alerts …";
  readonly nothing = "Whether an alert stands is not known.";
  readonly kinds = ["alert", "action", "call-out"];
  readonly content: HTMLElement;
  private readonly counts = el("dl", { class: "counts counts--alone" });
  private readonly filters = new Filters("Filter alerts", fields, () => this.filtered());
  private readonly result = el("p", { class: "result", role: "status" });
  private readonly groups = el("div", { class: "board" });
  private readonly lists = new Map<string, { readonly element: HTMLElement; readonly title: HTMLElement; readonly list: KeyedList<AlertView> }>();
  private readonly cards = new Map<string, AlertCard>();
  private page: PageControl | null = null;
  private view: View | null = null;
  private asked = "";

  constructor() {
    this.content = el("div", {}, this.counts, this.filters.element, this.result, this.groups);
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  async fetch(signal: AbortSignal): Promise<Alerts> {
    this.asked = this.days;
    if (this.days === "") {
      return fetchAlerts({ state: "standing" }, signal);
    }
    // Days back from the host's time: this computer's clock may be wrong, and a demo's time is simulated.
    const now = this.view?.now ?? (await fetchSession(signal)).asOf;
    return fetchAlerts({ state: "all", since: new Date(now - Number(this.days) * day).toISOString() }, signal);
  }

  show(answer: Alerts, view: View): void {
    this.view = view;
    const views = answer.alerts.map((alert) => alertView(alert, view.now, view.local, view.session));
    const chosen = views.filter(({ alert }) => matches(alert, this.filters.values));
    this.offerRules(answer.alerts);
    this.showCounts(views, view.now);
    const shown = this.days === "" ? groupsOf(chosen, view.now) : [{ id: "history", title: "Newest first", views: chosen.slice(0, maxShown) }].filter((group) => group.views.length > 0);
    setText(this.result, this.resultWords(views.length, chosen.length));
    this.showGroups(shown);
  }

  changed(before: Alerts, after: Alerts, { now, local, session }: View, announce: (words: string) => void): void {
    if (this.days !== "") {
      return;
    }
    const raised = news(before.alerts, after.alerts).map((alert) => alertView(alert, now, local, session));
    raised.slice(0, 3).forEach((view) => announce(`${view.severity} alert raised: ${view.title}, ${view.subject}. ${view.reason}`));
    if (raised.length > 3) {
      announce(`And ${count(raised.length - 3, "more alert")} raised.`);
    }
  }

  private get days(): string {
    return this.filters.values["view"] ?? "";
  }

  private filtered(): void {
    if (this.days === this.asked) {
      this.page?.render();
    } else {
      void this.page?.refresh();
    }
  }

  /** The rules that have an alert just now, each below the field it is of. */
  private offerRules(alerts: readonly Alert[]): void {
    const rules = [...new Map(alerts.map((alert) => [alert.rule, domainOf(alert)]))];
    this.filters.setOptions("rule", [
      { value: "", text: "Any" },
      ...domains.flatMap((domain) => [
        { value: `domain:${domain}`, text: `${domain}: all` },
        ...rules.filter(([, of]) => of === domain).map(([rule]) => rule).sort().map((rule) => ({ value: rule, text: `${domain}: ${ruleWords(rule).toLowerCase()}` }))])]);
  }

  private showCounts(views: readonly AlertView[], now: number): void {
    this.counts.hidden = this.days !== "";
    const { bySeverity, unanswered, stale, shelved, pending } = countsOf(views, now);
    const all: readonly [string, number, boolean][] = [
      ["Unanswered", unanswered, true],
      ...severities.map((severity): [string, number, boolean] => [severity, bySeverity[severity], true]),
      ["Stale", stale, stale > 0], ["Shelved", shelved, shelved > 0], ["Pending", pending, pending > 0],
    ];
    const words = JSON.stringify(all);
    if (this.counts.dataset["shown"] !== words) {
      this.counts.dataset["shown"] = words;
      fill(this.counts, ...all.filter(([, , shown]) => shown).map(([term, value]) =>
        el("div", { class: `count${term === "Critical" && value > 0 ? " count--now" : ""}` }, el("dt", {}, term), el("dd", {}, el("strong", {}, String(value))))));
    }
  }

  private resultWords(all: number, chosen: number): string {
    const where = this.days === "" ? "stand now" : `in the last ${this.days === "1" ? "24 hours" : `${this.days} days`}`;
    if (all === 0) {
      return this.days === "" ? "No alert stands now." : `No alert ${where}.`;
    }
    const cut = this.days !== "" && chosen > maxShown ? ` The newest ${maxShown} are shown; narrow the filter for the others.` : "";
    return chosen === all ? `${count(all, "alert")} ${where}.${cut}` : `${chosen} of ${count(all, "alert")} that ${where === "stand now" ? where : `were there ${where}`}, by the filter.${cut}`;
  }

  private showGroups(groups: readonly Group[]): void {
    const focused = document.activeElement;
    // Those that are empty now first, so that a card is out of its old list before it is put into its new one.
    for (const [id, list] of this.lists) {
      list.list.show(groups.find((group) => group.id === id)?.views.filter((view) => list.list.find(view.key) !== undefined) ?? []);
    }
    reorder(this.groups, groups.map((group) => {
      const list = this.listOf(group.id);
      setText(list.title, group.id === "history" ? group.title : `${group.title} (${group.views.length})`);
      list.list.show(group.views);
      return list.element;
    }));
    const shown = new Set(groups.flatMap(({ views }) => views.map(({ key }) => key)));
    for (const key of [...this.cards.keys()].filter((known) => !shown.has(known))) {
      this.cards.delete(key);
    }
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
  }

  private listOf(id: string): { readonly element: HTMLElement; readonly title: HTMLElement; readonly list: KeyedList<AlertView> } {
    const known = this.lists.get(id);
    if (known !== undefined) {
      return known;
    }
    const title = el("h2", { class: "board__title", id: `alerts-${id}` });
    const list = new KeyedList(el("ol", { class: "board__list" }), (view: AlertView) => view.key, (view) => this.card(view));
    const made = { element: el("section", { "aria-labelledby": `alerts-${id}` }, title, list.element), title, list };
    this.lists.set(id, made);
    return made;
  }

  /** The card of an alert goes with it from group to group, with all that is open or half typed in it. */
  private card(view: AlertView): AlertCard {
    const known = this.cards.get(view.key);
    if (known !== undefined) {
      return known;
    }
    const times = { now: () => this.view?.now ?? 0, local: () => this.view?.local ?? new LocalTime("Europe/London") };
    const timeline = new AlertTimeline({ rule: view.alert.rule, subject: view.alert.subject, ...times });
    const card = new AlertCard(view, timeline, this.page === null ? null : new AlertDeeds(view, { page: this.page, ...times }));
    this.cards.set(view.key, card);
    return card;
  }
}
