import type { BasisReading } from "../api/alertHistory";
import type { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { quantityName, valueText } from "../ui/value";
import type { TimelineEntry } from "./timeline";

const maxEntries = 50;

/** The newest entries as they are shown. */
export function timelineList(entries: readonly TimelineEntry[], now: number, local: LocalTime): (HTMLElement | null)[] {
  return [
    el("ol", { class: "timeline" }, ...entries.slice(0, maxEntries).map((entry) => item(entry, now, local))),
    entries.length > maxEntries ? el("p", {}, `The newest ${maxEntries} of ${entries.length} entries.`) : null,
  ];
}

function item(entry: TimelineEntry, now: number, local: LocalTime): HTMLElement {
  return el("li", { class: `timeline__entry timeline__entry--${entry.kind}` },
    el("p", {}, el("strong", { class: "timeline__time" }, local.timeSeenFrom(entry.at, now)), " ", el("strong", {}, entry.what)),
    entry.words !== "" && el("p", {}, entry.words),
    entry.basis.length > 0 && el("ul", { class: "timeline__readings", "aria-label": `Readings that “${entry.what}” rests on` }, ...entry.basis.map((each) =>
      el("li", {}, `${quantityName(each.quantity)} ${each.value === null ? "not trusted" : valueText(each.value, each.unit, each.quantity)} at ${local.timeSeenFrom(each.observedAt, now)}, ${qualityWords(each)}, by ${each.sensor}`))));
}

function qualityWords({ flag }: BasisReading): string {
  switch (flag.toLowerCase()) {
    case "pass": return "passed quality control";
    case "suspect": return "suspect";
    case "fail": return "failed quality control";
    default: return flag;
  }
}
