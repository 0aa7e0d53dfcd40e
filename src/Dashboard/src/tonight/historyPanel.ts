import { faultWords } from "../api/fault";
import type { DecisionRecord, StationInput } from "../api/history";
import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import { actionWords } from "./action";
import { celsius, kelvin, percent, spread } from "./units";

export interface HistorySource {
  fetch(): Promise<DecisionRecord[]>;
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
      const records = await this.source.fetch();
      if (asked === this.asked) {
        this.show(records.toReversed());
      }
    } catch (error) {
      // The edge: whatever kept the history away is told, and can be tried again.
      if (asked === this.asked) {
        this.showFailure(faultWords(error));
      }
    }
  }

  private show(newestFirst: readonly DecisionRecord[]): void {
    const newest = newestFirst[0];
    fill(this.element,
      el("h4", {}, "What it rests on"),
      newest === undefined || newest.inputs.length === 0
        ? el("p", {}, "No station’s reading went into it.")
        : this.table("What the newest record knew of each station", ["Station", "Road surface", "Sensor", "Air", "Dew point", "Frost point", "Surface", "Forecast issued"], newest.inputs.map((input) => this.inputRow(input))),
      el("h4", {}, "History"),
      newestFirst.length === 0
        ? el("p", {}, "No record for this day.")
        : this.table("Every record, newest first", ["Revision", "Decided", "Action", "Spread", "Start by", "Lowest surface", "Confidence", "Status"], newestFirst.slice(0, maxRows).map((record) => this.recordRow(record))),
      newestFirst.length > maxRows && el("p", {}, `The newest ${maxRows} of ${newestFirst.length} records.`));
  }

  private showFailure(why: string): void {
    const retry = el("button", { type: "button", class: "card__toggle" }, "Try again");
    retry.addEventListener("click", () => void this.load());
    fill(this.element, el("p", { role: "alert" }, `The history could not be read: ${why}. `), retry);
  }

  private recordRow({ decision, status, correctionOf }: DecisionRecord): string[] {
    return [
      String(decision.revision),
      this.time(decision.decidedAt),
      actionWords(decision.action).label + (decision.lateRisk ? ", late risk" : ""),
      spread(decision, this.source.salt) ?? "none",
      this.time(decision.windowEnd),
      decision.minRst === null ? "not known" : celsius(decision.minRst),
      percent(decision.confidence),
      correctionOf === null ? status : `${status}; corrects an earlier record`,
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
      input.roadSensorState ?? "not known",
      degrees(input.airTemperature),
      degrees(input.dewPoint),
      degrees(input.frostPoint),
      input.surfaceState ?? "not known",
      input.forecastIssuedAt === null ? "no forecast" : this.time(input.forecastIssuedAt),
    ];
  }

  private time(at: number | null): string {
    return at === null ? "none" : this.source.local().timeSeenFrom(at, this.source.now());
  }

  /** A table that becomes a list of pairs on a narrow screen: each cell carries its column's name. */
  private table(caption: string, columns: readonly string[], rows: readonly string[][]): HTMLElement {
    return el("table", { class: "records" },
      el("caption", { class: "govuk-visually-hidden" }, caption),
      el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column)))),
      el("tbody", {}, ...rows.map((row) => el("tr", {},
        ...row.map((cell, index) => el("td", {}, el("span", { class: "records__name", "aria-hidden": "true" }, columns[index] ?? ""), el("span", {}, cell)))))));
  }
}
