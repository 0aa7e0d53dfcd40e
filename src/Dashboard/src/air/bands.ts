import type { Scale } from "../api/airIndices";
import type { Tone } from "../ui/tag";

export interface Band {
  readonly name: string;
  /** "1 to 3" */
  readonly range: string;
  readonly tone: Tone;
  /** What its bars are coloured by: no two bands of an index alike. */
  readonly bar: string;
}

/** The bands of each index, the lowest first; docs/sources/air-quality.md. Some share a name and none a meaning. */
export const bands: Readonly<Record<Scale, readonly Band[]>> = {
  daqi: [
    { name: "Low", range: "1 to 3", tone: "calm", bar: "calm" }, { name: "Moderate", range: "4 to 6", tone: "warn", bar: "warn" },
    { name: "High", range: "7 to 9", tone: "now", bar: "now" }, { name: "Very High", range: "10", tone: "likely", bar: "likely" }],
  european: [
    { name: "Good", range: "1", tone: "calm", bar: "calm" }, { name: "Fair", range: "2", tone: "watch", bar: "fair" }, { name: "Moderate", range: "3", tone: "warn", bar: "warn" },
    { name: "Poor", range: "4", tone: "now", bar: "now" }, { name: "Very poor", range: "5", tone: "likely", bar: "likely" }, { name: "Extremely poor", range: "6", tone: "likely", bar: "worst" }],
};

export const highest: Readonly<Record<Scale, number>> = { daqi: 10, european: 6 };

export const scaleNames: Readonly<Record<Scale, string>> = { daqi: "UK index (DAQI, 1 to 10)", european: "European index (1 to 6)" };

export function toneOf(scale: Scale, band: string | null): Tone {
  return bands[scale].find(({ name }) => name === band)?.tone ?? "plain";
}
