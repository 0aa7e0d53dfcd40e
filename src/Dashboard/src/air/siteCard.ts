import type { Advice, AirSite, PollutantIndex, SiteIndex } from "../api/air";
import type { Scale } from "../api/airIndices";
import { duration, type LocalTime } from "../time/localTime";
import { share } from "../ui/amount";
import { Disclosure } from "../ui/disclosure";
import { el, fill } from "../ui/dom";
import type { Entry } from "../ui/keyedList";
import { stationHref } from "../ui/places";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { quantityName, valueText } from "../ui/value";
import { listed } from "../ui/words";
import { scaleNames, toneOf } from "./bands";

export interface SiteView {
  readonly site: AirSite;
  readonly advice: Advice | null;
  /** To the minute, so that ages grow and nothing is drawn anew each second. */
  readonly minute: number;
}

/** One site now: the UK index beside the European one, what makes them, and behind a button each pollutant. */
export class SiteCard implements Entry<SiteView> {
  readonly element = el("li", { class: "alert air" });
  private readonly title = el("h3", { class: "alert__title" });
  private readonly body = el("div");
  private readonly pollutants: Disclosure;

  constructor({ site }: SiteView, private readonly local: () => LocalTime, openHistory: (site: string) => void) {
    this.pollutants = new Disclosure("Pollutants and advice", site.name);
    const history = el("button", { type: "button", class: "disclosure__button" }, "History", el("span", { class: "govuk-visually-hidden" }, ` of ${site.name}`));
    history.addEventListener("click", () => openHistory(site.id));
    this.element.append(el("div", { class: "alert__body" }, this.title, this.body), el("div", { class: "alert__controls" }, this.pollutants.button, history), this.pollutants.panel);
  }

  update({ site, advice, minute }: SiteView): void {
    const now = minute * 60_000;
    const worst = toneOf("daqi", site.daqi.band);
    this.element.className = `alert air bin--${site.daqi.index === null ? "unknown" : worst}`;
    this.element.dataset["site"] = site.id;
    if (this.title.textContent !== site.name) {
      fill(this.title, el("a", { class: "govuk-link", href: stationHref(site.id) }, site.name));
    }
    const given = advice?.bands.find(({ id }) => id === site.daqi.adviceId)?.advice ?? [];
    const advices = given.map(({ audience, text }) => el("p", {}, el("strong", {}, `${audience}: `), text));
    const urgent = (site.daqi.index ?? 0) > 3;
    fill(this.body, indexLine("daqi", site.daqi, now, this.local()), indexLine("european", site.european, now, this.local()),
      urgent && advices.length > 0 && el("div", { class: "air__advice" }, el("h4", { class: "panel__subtitle" }, "Health advice"), ...advices));
    fill(this.pollutants.panel,
      table({ caption: `Pollutants at ${site.name}`, columns: ["Pollutant", "UK index", "Mean", "European index", "Mean", "Valid of the UK window"] }, site.pollutants.map((each) => [
        `${quantityName(each.pollutant)}, ${each.daqi.basis}${each.silent ? "; instrument silent" : ""}`, indexCell("daqi", each.daqi), mean(each.daqi, each.unit),
        indexCell("european", each.european), mean(each.european, each.unit), share(each.daqi.capture)])),
      !urgent && advices.length > 0 && el("div", {}, el("h4", { class: "panel__subtitle" }, "Health advice for the UK band"), ...advices));
  }
}

function indexLine(scale: Scale, index: SiteIndex, now: number, local: LocalTime): HTMLElement {
  const name = `${scaleNames[scale]}: `;
  if (index.index === null) {
    return el("p", { class: "panel__lead" }, name, tag("Not known", "unknown"), ` ${index.reason ?? "insufficient data"}.`);
  }
  const hour = index.ending === null ? "" : ` Hour ending ${local.timeSeenFrom(index.ending, now)}, ${duration(now - index.ending)} ago.`;
  const because = index.because.length === 0 ? "" : ` Because of ${listed(index.because.map(quantityName))}.`;
  const missing = index.missing.length === 0 ? "" : ` Without ${listed(index.missing.map(quantityName))}: the true index may be higher.`;
  const official = index.basis === "indicative" ? " From an indicative instrument: not the official index." : "";
  return el("p", { class: "panel__lead" }, name, tag(`${index.index} ${index.band ?? ""}`, toneOf(scale, index.band)), `${because}${hour}${missing}${scale === "daqi" ? official : ""}`);
}

function indexCell(scale: Scale, index: PollutantIndex): Node | string {
  return index.index === null ? index.reason ?? "insufficient data" : tag(`${index.index} ${index.band ?? ""}`, toneOf(scale, index.band));
}

function mean(index: PollutantIndex, unit: string): string {
  return index.statistic === null ? "none" : `${valueText(index.statistic, unit)}, ${index.averaging}`;
}
