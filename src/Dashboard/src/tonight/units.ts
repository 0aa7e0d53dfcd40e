import type { Decision, Treatments } from "../api/decision";

const minus = "\u2212";
/** Keeps a number and its unit on one line. */
const space = "\u00a0";

/** "−2.1 °C". Half a tenth goes away from zero on both sides; what rounds to zero has no sign. */
export function celsius(value: number): string {
  return `${signed(value)}${space}°C`;
}

export function kelvin(value: number): string {
  return `${value > 0 ? "+" : ""}${signed(value)}${space}K`;
}

export function tonnes(value: number): string {
  return `${value.toFixed(1)}${space}t`;
}

export function millimetres(value: number): string {
  return `${trim(value, 100)}${space}mm`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}${space}%`;
}

/** A chance is never told as certain: what rounds to 0 or 100 % is "under 1 %" or "over 99 %". */
export function chance(probability: number): string {
  const whole = Math.round(probability * 100);
  return whole <= 0 ? `under 1${space}%` : whole >= 100 ? `over 99${space}%` : percent(probability);
}

export function kilometres(value: number): string {
  return `${value.toFixed(1)}${space}km`;
}

const times: Readonly<Record<Treatments, string>> = {
  none: "",
  one: "one treatment",
  two: "two treatments",
  successive: "again and again while it lasts",
};

/** "10 g/m² pre-wet salt, two treatments", or null where no rate was decided. */
export function spread(decision: Decision, salt: string): string | null {
  return decision.spreadRate === null
    ? null
    : [`${trim(decision.spreadRate)}${space}g/m² ${salt} salt`, times[decision.treatments]].filter((part) => part !== "").join(", ");
}

function signed(value: number): string {
  const rounded = (Math.round(Math.abs(value) * 10) / 10).toFixed(1);
  return value < 0 && rounded !== "0.0" ? `${minus}${rounded}` : rounded;
}

function trim(value: number, parts = 10): string {
  return String(Math.round(value * parts) / parts);
}
