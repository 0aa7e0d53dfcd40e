import { fetchSites, type Site, type Sites } from "../api/sites";
import type { Alert } from "../api/alerts";
import { about, fetchStanding } from "../api/standing";
import type { PageSource, View } from "../shell/livePage";
import { part, type Part } from "../shell/part";
import { duration } from "../time/localTime";
import { el } from "../ui/dom";
import { type FilterField, Filters } from "../ui/filters";
import { stationHref } from "../ui/places";
import { Slot } from "../ui/slot";
import { table } from "../ui/table";
import { kindNames, stateTag } from "./siteWords";

interface StationsAnswer extends Sites {
  readonly alerts: Part<readonly Alert[]>;
}

const fields: readonly FilterField[] = [
  { kind: "search", name: "name", label: "Name or id" },
  { kind: "select", name: "kind", label: "Kind", options: [{ value: "", text: "All" }, { value: "road", text: "Road stations" }, { value: "air", text: "Air monitors" }, { value: "bin", text: "Bins" }] },
  { kind: "select", name: "state", label: "State", options: [{ value: "", text: "All" }, { value: "trouble", text: "Silent or failing" }, { value: "reporting", text: "Reporting" }] },
];
const mostRows = 200;

/** Every site, to find one by. */
export class StationsPage implements PageSource<StationsAnswer> {
  readonly id = "station";
  readonly title = "Stations";
  readonly asking = "Asking the host for its sites …";
  readonly nothing = "No site can be shown.";
  readonly kinds = ["alert"];
  readonly content: HTMLElement;
  private readonly filters = new Filters("Filter sites", fields, () => this.again());
  private readonly list = new Slot(el("div"));
  private shown: { readonly answer: StationsAnswer; readonly view: View } | null = null;

  constructor() {
    this.content = el("div", {}, this.filters.element, this.list.element);
  }

  async fetch(signal: AbortSignal): Promise<StationsAnswer> {
    const [sites, alerts] = await Promise.all([fetchSites(signal), part(fetchStanding(signal))]);
    return { ...sites, alerts };
  }

  show(answer: StationsAnswer, view: View): void {
    this.shown = { answer, view };
    const { now, local } = view;
    const found = answer.sites.filter((site) => matches(site, this.filters.values));
    const rows = found.slice(0, mostRows).map((site) => ({
      id: site.id, name: site.name, kind: kindNames[site.kind], state: site.state,
      heard: site.newestReadingAt === null ? "never" : `${duration(now - site.newestReadingAt)} ago, ${local.timeSeenFrom(site.newestReadingAt, now)}`,
      alerts: answer.alerts.kind === "known" ? alertWords(about(answer.alerts.value, site.id)) : answer.alerts.obstacle.title,
    }));
    this.list.show([JSON.stringify(rows), found.length], () => [
      el("p", { class: "note", role: "status" }, `${found.length} of ${answer.sites.length} sites${found.length > rows.length ? `, the first ${rows.length} shown: filter for the others` : ""}.`),
      rows.length > 0 && table({ caption: "Sites", columns: ["Site", "Kind", "State", "Newest reading", "Standing alerts"] }, rows.map((row) => [
        el("a", { class: "govuk-link", href: stationHref(row.id) }, row.name), row.kind,
        stateTag(row.state), row.heard, row.alerts])),
    ]);
  }

  take(): "ask" {
    return "ask";
  }

  private again(): void {
    if (this.shown !== null) {
      this.show(this.shown.answer, this.shown.view);
    }
  }
}

function matches(site: Site, { name = "", kind = "", state = "" }: Readonly<Record<string, string>>): boolean {
  const wanted = name.trim().toLowerCase();
  return (wanted === "" || site.name.toLowerCase().includes(wanted) || site.id.toLowerCase().includes(wanted))
    && (kind === "" || site.kind === kind)
    && (state === "" || (state === "reporting") === (site.state === "reporting"));
}

function alertWords(alerts: readonly Alert[]): string {
  const gravest = alerts[0];
  return gravest === undefined ? "none" : `${alerts.length}: ${gravest.severity}, ${gravest.rule.replaceAll("-", " ")}${alerts.length > 1 ? " and more" : ""}`;
}
