import { type AlertHistory, fetchAlertHistory } from "../api/alertHistory";
import type { LocalTime } from "../time/localTime";
import { Loaded } from "../ui/loaded";
import { timelineOf } from "./timeline";
import { timelineList } from "./timelineList";

export interface TimelineSource {
  readonly rule: string;
  readonly subject: string;
  now(): number;
  local(): LocalTime;
}

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
    const now = this.source.now();
    const local = this.source.local();
    return timelineList(timelineOf(history, now, local), now, local);
  }
}
