import type { Latest, Station } from "../api/station";
import { duration, type LocalTime } from "../time/localTime";
import { quantityName, valueText } from "../ui/value";

/** The newest of one series, as it is said: a value is never said without its age, nor a doubted one without the doubt. */
export interface LatestView {
  readonly key: string;
  readonly name: string;
  readonly sensor: string;
  readonly value: string;
  readonly age: string;
  /** Why it must not be read as what is the case now; null when it may. */
  readonly doubt: string | null;
}

const order = ["road_surface_temperature", "air_temperature", "dew_point", "relative_humidity", "surface_state", "water_film_thickness", "precipitation_rate", "fill_level"];

/** Every series of the station, the ones that matter most first; one that never reported is there too. */
export function latestViews({ sensors, latest }: Station, now: number, local: LocalTime): LatestView[] {
  return sensors
    .flatMap((sensor) => sensor.quantities.map(({ name }) => ({ sensor: sensor.id, name, newest: latest.find((each) => each.sensor === sensor.id && each.quantity === name) })))
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map(({ sensor, name, newest }) => (newest === undefined
      ? { key: `${sensor}:${name}`, name: quantityName(name), sensor, value: "Never reported", age: "", doubt: "never reported" }
      : view(newest, now, local)));
}

function view(newest: Latest, now: number, local: LocalTime): LatestView {
  const age = now - newest.observedAt;
  const failed = newest.flag === "fail";
  const doubts = [
    newest.staleAfter !== null && now > newest.staleAfter ? "silent" : null,
    failed ? `failed its checks (${newest.test ?? "unnamed"})` : newest.flag === "suspect" ? `suspect (${newest.test ?? "unnamed"})` : null,
  ].filter((doubt) => doubt !== null);
  return {
    key: `${newest.sensor}:${newest.quantity}`,
    name: quantityName(newest.quantity),
    sensor: newest.sensor,
    value: valueText(newest.value, newest.unit, newest.quantity),
    age: `${age < 60_000 ? "now" : `${duration(age)} ago`}, ${local.timeSeenFrom(newest.observedAt, now)}`,
    doubt: doubts.length === 0 ? null : doubts.join(", "),
  };
}

function rank(quantity: string): number {
  const place = order.indexOf(quantity);
  return place < 0 ? order.length : place;
}
