import type { Decision } from "../api/decision";

/** The reasons that say what decided; the others say what it rests on, and stand in the details. */
const deciding: ReadonlySet<string> = new Set([
  "deciding-station", "no-basis", "no-station", "rule-fault", "lying-snow", "ice-formed", "snow-lies", "ice-contradicted", "freezing-rain-falling", "after-freezing-rain",
  "freezing-rain-forecast", "snow-forecast", "snow-melts", "above-no-action", "marginal", "frost-expected",
  "road-wet", "road-damp", "road-dry", "dry-not-treated", "treat-dry", "too-cold-for-salt", "footway-ice-stays", "footway-watched",
]);

/** The reasons that say what of its basis is missing or doubted. */
const doubting: ReadonlySet<string> = new Set([
  "road-sensor", "road-assumed", "other-road-sensor", "station-without-basis", "no-forecast", "precipitation-not-forecast", "ice-key-unknown",
]);

/** Why, in a sentence or three. */
export function leadOf(decision: Decision): string {
  const told = decision.reasons.filter(({ code }) => deciding.has(code)).map(({ text }) => text).join(" ");
  return told !== "" ? told : decision.reasons[0]?.text ?? "The host gave no reason.";
}

/** Each sensor that is not trusted and each forecast that is missing, by name. */
export function doubtsOf(decision: Decision): string[] {
  return decision.reasons.filter(({ code }) => doubting.has(code)).map(({ text }) => text);
}

/** Whether the road is shown to be dry: it may be below zero and yet not slippery. */
export function isDry(decision: Decision): boolean {
  return decision.reasons.some(({ code }) => code === "road-dry");
}

/** Whether the coldest road is assumed for want of a sensor to trust. */
export function isAssumed(decision: Decision): boolean {
  return decision.reasons.some(({ code }) => code === "road-assumed");
}
