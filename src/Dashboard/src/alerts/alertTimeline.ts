import { type AlertHistory, type BasisReading, fetchAlertHistory } from "../api/alertHistory";
import type { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { Loaded } from "../ui/loaded";
import { quantityName, valueText } from "../ui/value";
import { type TimelineEntry, timelineOf } from "./timeline";

export interface TimelineSource {
  readonly rule: string;
  readonly subject: string;
  now(): number;
  local(): LocalTime;
}

const maxEntries = 50;

/** Everything on record of an alert, the newest first; read from the host when opened. */
export class AlertTimeline {
  private readonly loaded: Loaded<AlertHistory>;
  private shown = "";

  constructor(private readonly source: TimelineSource) {
    this.loaded = new Loaded("the record", () => fetchAlertHistory(source.rule, source.subject), (history) => this.show(history));
  }

  get element(): HTMLElement {
    return this.loaded.element;
  }

  load(): Promise<void> {
    return this.loaded.load();
  }

  /** Reads it again if what it is about has changed since. */
  reload(state: string): void {
    if (this.shown !== state) {
      this.shown = state;
      void this.load();
    }
  }

  private show(history: AlertHistory): readonly (Node | null)[] {
    const entries = timelineOf(history, this.source.now(), this.source.local());
    return [
      el("ol", { class: "timeline" }, ...entries.slice(0, maxEntries).map((entry) => this.entry(entry))),
      entries.length > maxEntries ? el("p", {}, `The newest ${maxEntries} of ${entries.length} entries.`) : null,
    ];
  }

  private entry(entry: TimelineEntry): HTMLElement {
    const local = this.source.local();
    const now = this.source.now();
    return el("li", { class: `timeline__entry timeline__entry--${entry.kind}` },
      el("p", {}, el("strong", { class: "timeline__time" }, local.timeSeenFrom(entry.at, now)), " ", el("strong", {}, entry.what)),
      entry.words !== "" && el("p", {}, entry.words),
      entry.basis.length > 0 && el("ul", { class: "timeline__readings", "aria-label": `Readings that “${entry.what}” rests on` }, ...entry.basis.map((each) =>
        el("li", {}, `${quantityName(each.quantity)} ${each.value === null ? "not trusted" : valueText(each.value, each.unit, each.quantity)} at ${local.timeSeenFrom(each.observedAt, now)}, ${qualityWords(each)}, by ${each.sensor}`))));
  }
}

function qualityWords({ flag }: BasisReading): string {
  switch (flag.toLowerCase()) {
    case "pass": return "passed quality control";
    case "suspect": return "suspect";
    case "fail": return "failed quality control";
    default: return flag;
  }
}
