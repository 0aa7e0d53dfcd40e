import { type Bins, fetchBins } from "../api/bins";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { el, fill, setText } from "../ui/dom";
import { Disclosure } from "../ui/disclosure";
import { type FilterField, Filters } from "../ui/filters";
import { type Entry, KeyedList } from "../ui/keyedList";
import { facts } from "../ui/panel";
import { tag } from "../ui/tag";
import { count } from "../ui/words";
import { BinHistory, type Times } from "./binHistory";
import { binView, type BinView, chosen } from "./binView";

const fields: readonly FilterField[] = [
  { kind: "select", name: "state", label: "Show", options: [
    { value: "", text: "All bins" }, { value: "collect", text: "To collect" }, { value: "fire", text: "Fire" }, { value: "unknown", text: "Not known" }, { value: "no", text: "Not to be collected" },
    { value: "bin-collection-missed", text: "Collection missed" }, { value: "bin-overflow", text: "Overflowing" }, { value: "bin-tilted", text: "Tilted" }] },
  { kind: "select", name: "sort", label: "Order", options: [{ value: "", text: "Most urgent first" }, { value: "fill", text: "Fullest first" }, { value: "name", text: "By name" }] },
  { kind: "search", name: "q", label: "Text" },
];

/** How full each bin is, which are to be collected and why. A bin of which nothing is known is never one that can wait. */
export class BinsPage implements PageSource<Bins> {
  readonly id = "bins";
  readonly title = "Bins";
  readonly asking = "Asking the host for its bins …";
  readonly nothing = "No fill can be shown.";
  readonly kinds = ["fill", "emptying", "alert"];
  readonly content: HTMLElement;
  private readonly filters = new Filters("Filter bins", fields, () => this.page?.render());
  private readonly result = el("p", { class: "result", role: "status" });
  private readonly list = new KeyedList(el("ol", { class: "board__list" }), ({ id }: BinView) => id, (view) => new BinCard(view, this.times));
  private readonly times: Times = { now: () => this.view?.now ?? 0, local: () => this.view?.local ?? new LocalTime("Europe/London") };
  private page: PageControl | null = null;
  private view: View | null = null;
  /** The bin whose history the address asks for, until it was shown. */
  private asked = new URLSearchParams(window.location.search).get("bin");

  constructor() {
    this.content = el("div", {}, this.filters.element, this.result, this.list.element);
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  fetch(signal: AbortSignal): Promise<Bins> {
    return fetchBins(signal);
  }

  show({ bins }: Bins, view: View): void {
    this.view = view;
    const { now, local } = view;
    const views = bins.map((bin) => binView(bin, now, local));
    const shown = chosen(views, this.filters.values);
    const of = (tone: BinView["tone"]): number => views.filter((each) => each.tone === tone).length;
    const troubled = (rule: string): number => views.filter(({ troubles }) => troubles.some((each) => each.rule === rule)).length;
    setText(this.result, bins.length === 0
      ? "The network has no bin."
      : `${shown.length} of ${count(views.length, "bin")} shown. ${of("next")} to collect, ${of("unknown")} not known, ${of("now")} on fire by its alert; ${troubled("bin-collection-missed")} missed, ${troubled("bin-overflow")} overflowing, ${troubled("bin-tilted")} tilted.`);
    this.list.show(shown);
    const asked = this.asked === null ? undefined : this.list.find(this.asked);
    if (asked instanceof BinCard) {
      this.asked = null;
      asked.open();
    }
  }
}

class BinCard implements Entry<BinView> {
  readonly element = el("li", { class: "alert bin" });
  private readonly body = el("div", { class: "alert__body" });
  private readonly history: BinHistory;
  private readonly disclosure: Disclosure;

  constructor(view: BinView, times: Times) {
    this.history = new BinHistory(view, times);
    this.disclosure = new Disclosure("History and emptyings", `${view.name}, ${view.id}`, () => this.history.load());
    this.disclosure.panel.append(this.history.element);
    this.element.append(this.body, el("div", { class: "alert__controls" }, this.disclosure.button), this.disclosure.panel);
  }

  /** Leads to its history. */
  open(): void {
    this.disclosure.setOpen(true);
    this.element.scrollIntoView();
  }

  update(view: BinView): void {
    this.element.className = `alert bin bin--${view.tone}${view.stale ? " alert--stale" : ""}`;
    this.element.dataset["bin"] = view.id;
    fill(this.body,
      el("h2", { class: "alert__title" }, el("a", { class: "govuk-link", href: `/station?site=${encodeURIComponent(view.site)}` }, view.name), " ", el("span", { class: "card__road" }, view.kind)),
      el("p", { class: "alert__tags" }, tag(view.state, view.tone), ...view.troubles.map(({ words, tone }) => tag(words, tone)), view.stale && tag("Stale fill", "stale"), " ", el("span", {}, view.fill)),
      view.percent !== null && el("meter", { class: "bin__bar", min: "0", max: "100", value: String(Math.min(100, view.percent)), "aria-label": `Fill of ${view.name}` }, `${Math.round(view.percent)} %`),
      view.why !== null && el("p", { class: "alert__reason" }, view.why),
      ...view.alerts.map((words) => el("p", { class: "alert__caution" }, words)),
      facts([{ term: "Last emptied", value: view.emptied }, { term: "Fills", value: view.rate }, { term: "Collection", value: view.collection }, ...(view.full === "" ? [] : [{ term: "What full means", value: view.full }])]));
    if (this.disclosure.isOpen) {
      this.history.update(view);
    }
  }
}
