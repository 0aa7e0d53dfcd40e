import { fetchRoadNights, type RoadSensorNights } from "../api/roadNights";
import type { LocalTime } from "../time/localTime";
import { celsius, kelvin } from "../tonight/units";
import { el } from "../ui/dom";
import { Loaded } from "../ui/loaded";
import { table } from "../ui/table";

/** Nights that must have passed before a drift can be told: seven that are usual and the last three. */
const enough = 10;

/** What each night of a road sensor was like beside the stations near it and the air. It changes once a day, at noon. */
export class NightsPanel {
  readonly element: HTMLElement;
  private readonly loaded: Loaded<readonly RoadSensorNights[]>;
  private local: LocalTime | null = null;
  private askedAt = 0;

  constructor(site: string) {
    this.loaded = new Loaded("the nights", () => fetchRoadNights(site), (sensors) => sensors.flatMap((each) => this.local === null ? [] : nightsOf(each, this.local)));
    this.element = el("div", {}, this.loaded.element);
  }

  show(now: number, local: LocalTime): void {
    this.local = local;
    if (now - this.askedAt >= 3_600_000) {
      this.askedAt = now;
      void this.loaded.load();
    }
  }
}

function nightsOf(sensor: RoadSensorNights, local: LocalTime): HTMLElement[] {
  return [
    el("p", {}, sensor.drift !== null && el("strong", { class: "reading__doubt" }, "Drifts. "), nightsWords(sensor, local)),
    ...(sensor.nights.length === 0 ? [] : [el("details", {}, el("summary", {}, `The nights of ${sensor.sensor}, newest first`), table(
      { caption: `The nights of ${sensor.sensor}`, columns: ["Night from", "Road, mean", "Beside the stations near", "Beside the air", "Hours"], numeric: [1, 2, 3, 4] },
      sensor.nights.toReversed().map(({ night, rst, besideK, aboveAirK, hours }) => [
        local.day(noon(night)), celsius(rst), besideK === null ? "–" : kelvin(besideK), aboveAirK === null ? "–" : kelvin(aboveAirK), String(hours)])))]),
  ];
}

/** What the nights of one sensor come to. */
export function nightsWords({ sensor, drift, nights, calibratedAt }: RoadSensorNights, local: LocalTime): string {
  const calibrated = calibratedAt === null ? "" : ` Calibrated ${local.day(calibratedAt)}: nights before it do not count.`;
  if (drift !== null) {
    return `${sensor} reads ${drift.words}, since the night of ${local.day(noon(drift.since))}. ${drift.kelvin > 0
      ? "Decisions do without it."
      : "Decisions still use it: it errs to the cold side."}${calibrated}`;
  }
  return nights.length < enough
    ? `${sensor}: ${nights.length} ${nights.length === 1 ? "night is" : "nights are"} known, and it takes ${enough} to tell a drift.${calibrated}`
    : `${sensor}: its nights lie as they used to.${calibrated}`;
}

/** An instant of a date, far from where zones would move it to another. */
function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
