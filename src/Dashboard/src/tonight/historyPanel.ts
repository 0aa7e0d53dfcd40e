import { faultWords } from "../api/fault";
import type { DecisionHistory, DecisionRecord, StationInput } from "../api/history";
import { followUpOf } from "../alerts/timeline";
import { timelineList } from "../alerts/timelineList";
import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import { table } from "../ui/table";
import { actionWords } from "./action";
import { type Revision, revisionsOf } from "./revisions";
import { celsius, kelvin, millimetres, spread } from "./units";

export interface HistorySource {
  fetch(): Promise<DecisionHistory>;
  readonly salt: string;
  now(): number;
  local(): LocalTime;
}

const maxRows = 50;

/** Every record of a route's decision today, the newest first, and what the newest rests on; read from the host when opened. */
export class HistoryPanel {
  readonly element = el("div", { class: "history" });
  private asked = 0;

  constructor(private readonly source: HistorySource) {}

  async load(): Promise<void> {
    const asked = ++this.asked;
    if (this.element.childElementCount === 0) {
      fill(this.element, el("p", {}, "Loading the history …"));
    }
    try {
      const history = await this.source.fetch();
      if (asked === this.asked) {
        this.show(history);
      }
    } catch (error) {
      // The edge: whatever kept the history away is told, and can be tried again.
      if (asked === this.asked) {
        this.showFailure(faultWords(error));
      }
    }
  }

  private show(history: DecisionHistory): void {
    const oldestFirst = history.records;
    const followUp = followUpOf(history, this.source.now(), this.source.local());
    const newestFirst = oldestFirst.toReversed();
    const rests = newestFirst.find(({ status }) => status === "standing") ?? newestFirst[0];
    const revisions = revisionsOf(oldestFirst);
    fill(this.element,
      el("h4", {}, rests === undefined ? "What it rests on" : `What it rests on, as known at ${this.time(rests.decision.assessedAt)}`),
      rests === undefined || rests.inputs.length === 0
        ? el("p", {}, "No station’s reading went into it.")
        : table({ caption: "What was known of each station", columns: ["Station", "Road surface", "Sensor", "Air", "Dew point", "Frost point", "Surface", "Forecast issued"] }, rests.inputs.map((input) => this.inputRow(input))),
      el("h4", {}, "History"),
      newestFirst.length === 0
        ? el("p", {}, "No record for this day.")
        : table({ caption: "Every revision, newest first", columns: ["Revision", "Decided", "Numbers of", "Action", "Spread", "Start by", "Lowest surface", "Status", "Acknowledged"] }, revisions.slice(0, maxRows).map((revision) => this.revisionRow(revision))),
      revisions.length > maxRows && el("p", {}, `The newest ${maxRows} of ${revisions.length} revisions.`),
      newestFirst.length > revisions.length && this.everyRecord(newestFirst),
      el("h4", {}, "Acknowledged and called out"),
      ...(followUp.length === 0 ? [el("p", {}, "Nobody has acknowledged it, and nobody was called out.")] : timelineList(followUp, this.source.now(), this.source.local())));
  }

  /** The log itself: each look at a revision's numbers, each correction, each withdrawal, as it was recorded. */
  private everyRecord(newestFirst: readonly DecisionRecord[]): HTMLElement {
    return el("details", { class: "every-record" },
      el("summary", {}, `Every record of the log (${newestFirst.length})`),
      table({ caption: "Every record, newest first", columns: ["Revision", "Decided", "Numbers of", "Action", "Spread", "Start by", "Lowest surface", "Status", "Acknowledged"] }, newestFirst.slice(0, maxRows).map((record) => this.recordRow(record))),
      newestFirst.length > maxRows && el("p", {}, `The newest ${maxRows} of ${newestFirst.length} records.`));
  }

  private showFailure(why: string): void {
    const retry = el("button", { type: "button", class: "card__toggle" }, "Try again");
    retry.addEventListener("click", () => void this.load());
    fill(this.element, el("p", { role: "alert" }, `The history could not be read: ${why}. `), retry);
  }

  private revisionRow({ record, looks }: Revision): string[] {
    const row = this.recordRow(record);
    return looks < 2 ? row : row.with(2, `${this.time(record.decision.assessedAt)}, looked at ${looks} times`);
  }

  private recordRow({ decision, status, correctionOf }: DecisionRecord): string[] {
    return [
      String(decision.revision),
      this.time(decision.decidedAt),
      this.time(decision.assessedAt),
      actionWords(decision.action).label + (decision.lateRisk ? ", late risk" : ""),
      spread(decision, this.source.salt) ?? "none",
      this.time(decision.windowEnd),
      decision.minRst === null ? "not known" : celsius(decision.minRst),
      correctionOf === null ? status : `${status}; corrects an earlier record`,
      decision.acknowledged === null ? "no" : `${this.time(decision.acknowledged.at)}, ${decision.acknowledged.by}`,
    ];
  }

  private inputRow(input: StationInput): string[] {
    const degrees = (value: number | null): string => (value === null ? "none to trust" : celsius(value));
    const surface = input.roadSurfaceTemperature === null
      ? "none to trust"
      : `${celsius(input.roadSurfaceTemperature)} at ${this.time(input.roadSurfaceTemperatureAt)}`;
    return [
      input.offsetK === null || input.offsetK === 0 ? input.site : `${input.site} (${kelvin(input.offsetK)} for the route)`,
      surface,
      input.roadSensorState === null ? "not known" : this.source.local().inWords(input.roadSensorState, this.source.now()),
      degrees(input.airTemperature),
      degrees(input.dewPoint),
      degrees(input.frostPoint),
      surfaceWords(input),
      input.forecastIssuedAt === null ? "no forecast" : this.time(input.forecastIssuedAt),
    ];
  }

  private time(at: number | null): string {
    return at === null ? "none" : this.source.local().timeSeenFrom(at, this.source.now());
  }
}

function surfaceWords({ surfaceState, waterFilmMm, snowDepthMm }: StationInput): string {
  const parts = [
    surfaceState ?? "not known",
    waterFilmMm === null ? null : `film ${millimetres(waterFilmMm)}`,
    snowDepthMm === null || snowDepthMm === 0 ? null : `snow ${millimetres(snowDepthMm)}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
