import { fetchIndices, type PastIndex } from "../api/airIndices";
import type { AirSite } from "../api/air";
import { keptNote } from "../shell/keptNote";
import type { View } from "../shell/livePage";
import { besides, type Part } from "../shell/part";
import { el, setText } from "../ui/dom";
import { Filters } from "../ui/filters";
import { panel } from "../ui/panel";
import { scaleNames } from "./bands";
import { type HistoryKind, kinds, stripsOf, windowOf } from "./strips";
import { StripChart } from "./stripChart";

/** The history that an answer holds, and what it was asked for. */
export interface History {
  readonly site: string;
  readonly kind: HistoryKind;
  readonly from: number;
  readonly to: number;
  readonly indices: Part<readonly PastIndex[]>;
}

/** The index of one site over the last hours, days or weeks, with every hour of which it is not known. */
export class HistoryPanel {
  readonly element: HTMLElement;
  private readonly filters: Filters;
  private readonly said = el("p", { role: "status" });
  private readonly chart = new StripChart();
  private readonly kept = el("div");
  private shown: History | null = null;

  constructor(changed: () => void) {
    this.filters = new Filters("Which history", [
      { kind: "select", name: "site", label: "Site", options: [{ value: "", text: "" }] },
      { kind: "select", name: "over", label: "Index and period", options: kinds.map(({ value, text }) => ({ value, text })) },
    ], changed);
    this.element = panel("air-history", "History", this.filters.element, this.said, this.kept, this.chart.element);
    this.chart.element.hidden = true;
  }

  /** Leads to the history of a site. */
  open(site: string): void {
    this.filters.choose("site", site);
    const heading = this.element.querySelector<HTMLElement>("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  async fetch(sites: readonly AirSite[], now: number, signal: AbortSignal): Promise<History | null> {
    const { site, kind } = this.wanted(sites);
    if (site === undefined) {
      return null;
    }
    const { from, to } = windowOf(kind, now);
    return { site: site.id, kind, from, to, indices: await besides(fetchIndices({ site: site.id, scale: kind.scale, period: kind.period, from, to }, signal)) };
  }

  show(history: History | null, sites: readonly AirSite[], { now, local }: View): void {
    this.element.hidden = sites.length === 0;
    this.filters.setOptions("site", sites.map(({ id, name }) => ({ value: id, text: name })));
    const { site, kind } = this.wanted(sites);
    if (site !== undefined && this.filters.values["site"] !== site.id) {
      this.filters.choose("site", site.id);
    }
    if (history === null || site === undefined || history.site !== site.id || history.kind.value !== kind.value) {
      setText(this.said, "Asking the host for this history …");
      this.chart.element.hidden = true;
      return;
    }
    if (this.shown === history) {
      return;
    }
    this.shown = history;
    const { indices, from, to } = history;
    this.kept.replaceChildren(...(indices.kind === "kept" ? [keptNote(indices.obstacle)] : []));
    const strips = indices.kind === "kept" ? [] : stripsOf(indices.value, kind, from, to);
    const none = indices.kind === "known" && strips.length === 0;
    setText(this.said, none ? `No index of ${site.name} is on record in this period. That says nothing of how good or bad the air was.` : "");
    this.chart.element.hidden = strips.length === 0;
    if (strips.length > 0) {
      this.chart.show(`${scaleNames[kind.scale]} at ${site.name}`, { strips, kind, from, to: strips[0]?.cells.at(-1)?.ending ?? to, now }, local);
    }
  }

  private wanted(sites: readonly AirSite[]): { readonly site: AirSite | undefined; readonly kind: HistoryKind } {
    const { site, over } = this.filters.values;
    const asked = site === undefined || site === "" ? new URLSearchParams(window.location.search).get("site") : site;
    return { site: sites.find(({ id }) => id === asked) ?? sites[0], kind: kinds.find(({ value }) => value === over) ?? kinds[0] as HistoryKind };
  }
}
