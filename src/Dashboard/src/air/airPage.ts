import { type Advice, type Air, type AirSite, fetchAir } from "../api/air";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { LocalTime } from "../time/localTime";
import { el, reorder } from "../ui/dom";
import { KeyedList } from "../ui/keyedList";
import { Filled, panel } from "../ui/panel";
import { type History, HistoryPanel } from "./historyPanel";
import { SiteCard, type SiteView } from "./siteCard";
import { YearPanel } from "./yearPanel";

interface AirAnswer extends Air {
  readonly history: History | null;
}

/** Reference first, and never one list: what an indicative instrument gives is not the official index. */
const groups = [
  { basis: "reference", title: "Now, by reference instruments", words: "The official method." },
  { basis: "mixed", title: "Now, by reference and indicative instruments", words: "Each pollutant says which; they are never mixed in one index of a pollutant, but the overall index may rest on either." },
  { basis: "indicative", title: "Now, by indicative instruments", words: "Not equivalent to the reference method: these are not the official index." },
] as const;

/** The air index now at every site, the UK's beside the European one, whose numbers can't be compared; what it was, and the year against the law. */
export class AirPage implements PageSource<AirAnswer> {
  readonly id = "air";
  readonly title = "Air quality";
  readonly asking = "Asking the host for the air quality …";
  readonly nothing = "No index can be shown.";
  readonly kinds = ["index"];
  readonly content: HTMLElement;
  private readonly now = el("div", { class: "panels" });
  private readonly lists = new Map<string, { readonly element: HTMLElement; readonly list: KeyedList<SiteView> }>();
  private readonly history = new HistoryPanel(() => void this.page?.refresh());
  private readonly year = new YearPanel();
  private readonly source = new Filled(el("div"));
  private page: PageControl | null = null;
  private local = new LocalTime("Europe/London");

  constructor() {
    this.content = el("div", { class: "panels" }, this.now, this.history.element, this.year.element, this.source.element);
    for (const { basis, title, words } of groups) {
      const list = new KeyedList(el("ul", { class: "board__list air__list" }), ({ site }: SiteView) => site.id, (view) => new SiteCard(view, () => this.local, (site) => this.history.open(site)));
      this.lists.set(basis, { element: panel(`air-${basis}`, title, el("p", { class: "quiet" }, words), list.element), list });
    }
  }

  attach(page: PageControl): void {
    this.page = page;
  }

  async fetch(signal: AbortSignal): Promise<AirAnswer> {
    const air = await fetchAir(signal);
    const sites = ordered(air.sites);
    return { ...air, sites, history: await this.history.fetch(sites, air.asOf, signal) };
  }

  show({ sites, advice, history }: AirAnswer, view: View): void {
    this.local = view.local;
    const minute = Math.floor(view.now / 60_000);
    reorder(this.now, groups.flatMap(({ basis }) => {
      const group = this.lists.get(basis);
      const views = sites.filter((site) => basisOf(site) === basis).map((site) => ({ site, advice, minute }));
      group?.list.show(views);
      return group === undefined || views.length === 0 ? [] : [group.element];
    }));
    this.history.show(history, sites, view);
    this.year.show(view);
    this.source.show([sites.length, advice], () => [sites.length === 0 ? el("p", {}, "No site of the network measures air quality.") : adviceSource(advice)]);
  }
}

function basisOf({ basis }: AirSite): string {
  return groups.some((group) => group.basis === basis) ? basis : "indicative";
}

function ordered(sites: readonly AirSite[]): AirSite[] {
  const place = (site: AirSite): number => groups.findIndex(({ basis }) => basis === basisOf(site));
  return sites.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, "en-GB", { numeric: true }));
}

function adviceSource(advice: Advice | null): HTMLElement {
  return el("p", { class: "quiet" }, advice === null
    ? "No health advice is in force for this day."
    : `Health advice: ${advice.publisher}, ${advice.published === null ? "day of publication not known" : `published ${advice.published}`}, given from ${advice.validFrom}. ${advice.wording}${/[.!?]$/.test(advice.wording) ? "" : "."} Source: ${advice.source}${advice.caveat === null ? "" : `. ${advice.caveat}`}`);
}
