import { getJson } from "./host";
import { Fields } from "./json";

export interface RoadNight {
  readonly night: string;
  /** °C, the mean of the night's hours. */
  readonly rst: number;
  readonly hours: number;
  /** K; null where there was no air to hold it against. */
  readonly aboveAirK: number | null;
  /** K; null where fewer than two other stations lay near. */
  readonly besideK: number | null;
}

export interface RoadSensorNights {
  readonly sensor: string;
  readonly calibratedAt: number | null;
  /** Null where its nights lie as they used to, or where there are too few to tell. */
  readonly drift: { readonly since: string; readonly kelvin: number; readonly words: string } | null;
  /** Newest last. */
  readonly nights: readonly RoadNight[];
}

/** The nights of a station's road sensors, by which a drift is found. */
export async function fetchRoadNights(site: string): Promise<readonly RoadSensorNights[]> {
  return readRoadNights(await getJson(`/api/v1/stations/${encodeURIComponent(site)}/nights`));
}

export function readRoadNights(value: unknown): readonly RoadSensorNights[] {
  return Fields.of(value, "nights").rows("sensors", (sensor) => {
    return {
      sensor: sensor.text("sensor"),
      calibratedAt: sensor.instantOrNull("calibratedAt"),
      drift: sensor.optional("drift", (fields, key) => {
        const drift = fields.child(key);
        return { since: drift.day("since"), kelvin: drift.number("kelvin"), words: drift.text("words") };
      }),
      nights: sensor.rows("nights", (night) => ({
        night: night.day("night"), rst: night.number("rst"), hours: night.number("hours"),
        aboveAirK: night.numberOrNull("aboveAirK"), besideK: night.numberOrNull("besideK"),
      })),
    };
  });
}
