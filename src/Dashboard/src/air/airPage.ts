import { type Advice, type Air, type AirSite, fetchAir, type PollutantIndex, type SiteIndex } from "../api/air";
import type { PageSource, View } from "../shell/livePage";
import { duration, type LocalTime } from "../time/localTime";
import { share } from "../ui/amount";
import { el } from "../ui/dom";
import { Filled, panel } from "../ui/panel";
import { table } from "../ui/table";
import { type Tone, tag } from "../ui/tag";
import { quantityName, valueText } from "../ui/value";
import { listed } from "../ui/words";

const tones: Readonly<Record<string, Tone>> = {
  "Low": "calm", "Good": "calm", "Fair": "watch", "Moderate": "warn", "High": "now", "Poor": "now", "Very High": "likely", "Very poor": "likely", "Extremely poor": "likely",
};

/** The air index now at every site, the UK's beside the European one, whose numbers can't be compared. */
export class AirPage implements PageSource<Air> {
  readonly id = "air";
  readonly title = "Air quality";
  readonly asking = "Asking the host for the air quality …";
  readonly nothing = "No index can be shown.";
  readonly kinds = ["index"];
  readonly content = el("div", { class: "panels" });
  private readonly filled = new Filled(this.content);

  fetch(signal: AbortSignal): Promise<Air> {
    return fetchAir(signal);
  }

  show({ sites, advice }: Air, { now, local }: View): void {
    this.filled.show([sites, advice, Math.floor(now / 60_000)], () => (sites.length === 0
      ? [el("p", {}, "No site of the network measures air quality.")]
      : [...sites.map((site) => sitePanel(site, advice, now, local)), adviceSource(advice)]));
  }
}

function sitePanel(site: AirSite, advice: Advice | null, now: number, local: LocalTime): HTMLElement {
  const given = advice?.bands.find(({ id }) => id === site.daqi.adviceId)?.advice ?? [];
  return panel(`air-${site.id}`, site.name,
    indexLine("UK index (DAQI, 1 to 10)", site.daqi, now, local),
    indexLine("European index (1 to 6)", site.european, now, local),
    el("p", { class: "quiet" }, basisWords(site.basis)),
    table({ caption: `Pollutants at ${site.name}`, columns: ["Pollutant", "UK index", "Mean", "European index", "Mean", "Valid of the UK window"] }, site.pollutants.map((each) => [
      `${quantityName(each.pollutant)}${each.silent ? ", instrument silent" : ""}`, indexCell(each.daqi), mean(each.daqi, each.unit), indexCell(each.european), mean(each.european, each.unit), share(each.daqi.capture)])),
    given.length === 0 ? null : el("div", {}, el("h3", { class: "panel__subtitle" }, "Health advice for the UK band"),
      ...given.map(({ audience, text }) => el("p", {}, el("strong", {}, `${audience}: `), text))));
}

function indexLine(name: string, index: SiteIndex, now: number, local: LocalTime): HTMLElement {
  if (index.index === null) {
    return el("p", { class: "panel__lead" }, `${name}: `, tag("Not known", "unknown"), ` ${index.reason ?? "insufficient data"}.`);
  }
  const hour = index.ending === null ? "" : ` Hour ending ${local.timeSeenFrom(index.ending, now)}, ${duration(now - index.ending)} ago.`;
  const because = index.because.length === 0 ? "" : ` Because of ${listed(index.because.map(quantityName))}.`;
  const missing = index.missing.length === 0 ? "" : ` Without ${listed(index.missing.map(quantityName))}: the true index may be higher.`;
  const official = index.basis === "indicative" ? " From an indicative instrument: not the official index." : "";
  return el("p", { class: "panel__lead" }, `${name}: `, tag(`${index.index} ${index.band ?? ""}`, tones[index.band ?? ""] ?? "plain"), `${because}${hour}${missing}${official}`);
}

function indexCell(index: PollutantIndex): Node | string {
  return index.index === null ? index.reason ?? "insufficient data" : tag(`${index.index} ${index.band ?? ""}`, tones[index.band ?? ""] ?? "plain");
}

function mean(index: PollutantIndex, unit: string): string {
  return index.statistic === null ? "none" : `${valueText(index.statistic, unit)}, ${index.averaging}`;
}

function basisWords(basis: string): string {
  switch (basis) {
    case "reference": return "Reference instruments.";
    case "indicative": return "Indicative instruments: not equivalent to the reference method.";
    default: return "Reference and indicative instruments, each labelled and never mixed in one index.";
  }
}

function adviceSource(advice: Advice | null): HTMLElement {
  return el("p", { class: "quiet" }, advice === null
    ? "No health advice is in force for this day."
    : `Health advice: ${advice.publisher}, ${advice.published === null ? "day of publication not known" : `published ${advice.published}`}, given from ${advice.validFrom}. ${advice.wording}${/[.!?]$/.test(advice.wording) ? "" : "."} Source: ${advice.source}${advice.caveat === null ? "" : `. ${advice.caveat}`}`);
}
