import type { PointFlag, SeriesKind } from "./series";

/** Contrast on white at least 3:1 (WCAG 2.2, 1.4.11). Next to a colour there is always a dash pattern and a name. */
const colours = ["#0b1722", "#b5540a", "#0a6f80", "#6a2fa0", "#0a5a9c", "#8a1550", "#3f6b12", "#5b5147"] as const;

/** Dashes by which series of one chart differ without colour; what is expected is always dotted. */
const dashes: readonly (readonly number[])[] = [[], [9, 4], [2, 3, 9, 3], [5, 3], [], [9, 3, 2, 3, 2, 3], [3, 6], [16, 4, 4, 4]];
const dotted: readonly number[] = [1.5, 4];

export interface Look {
  readonly stroke: string;
  readonly dash: readonly number[];
  readonly width: number;
}

export function lookOf(kind: SeriesKind, colour: number): Look {
  return {
    stroke: colours[colour % colours.length] ?? colours[0],
    dash: kind === "expected" ? dotted : dashes[colour % dashes.length] ?? [],
    width: kind === "expected" ? 2.5 : 2,
  };
}

export const flagWords: Readonly<Record<PointFlag, string>> = { pass: "", suspect: "suspect", fail: "failed" };

export const failColour = "#a3180f";
export const suspectColour = "#6b4500";
export const markColour = "#1f6135";
export const spanColour = "rgba(31, 97, 53, 0.13)";
export const thresholdColour = "#46525e";
export const gridColour = "#dbe2e8";
export const aheadColour = "#f1f4f8";
