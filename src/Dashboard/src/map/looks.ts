import { type Group } from "../tonight/action";
import type { SiteLook } from "./places";

export interface RouteLook {
  readonly colour: string;
  readonly width: number;
  /** In line widths; null is a whole line. */
  readonly dash: readonly number[] | null;
}

/** Colour, width and dashes: what must be done is broad and whole, what is not known is broken. */
export const routeLooks: Readonly<Record<Group | "unknown", RouteLook>> = {
  decide: { colour: "#a3180f", width: 7, dash: null },
  treat: { colour: "#0a5a9c", width: 5.5, dash: null },
  likely: { colour: "#5a3a8e", width: 4.5, dash: [3, 1] },
  undecided: { colour: "#6b4500", width: 4, dash: [1, 1] },
  monitor: { colour: "#3d5565", width: 3, dash: null },
  none: { colour: "#1f6135", width: 2, dash: null },
  unknown: { colour: "#46525e", width: 2.5, dash: [1, 1.5] },
};

export interface MarkLook {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
  /** A path on a grid of 24 by 24. */
  readonly path: string;
}

const circle = "M12 3a9 9 0 1 0 .01 0z";

/** A shape for each state, so that colour never says anything alone. */
export const markLooks: Readonly<Record<SiteLook, MarkLook>> = {
  alarm: { fill: "#a3180f", stroke: "#ffffff", ink: "#ffffff", path: "M12 1 23.5 22H.5z" },
  warning: { fill: "#ffb81c", stroke: "#0b1722", ink: "#0b1722", path: "M12 .8 23.2 12 12 23.2.8 12z" },
  silent: { fill: "#ffffff", stroke: "#6b4500", ink: "#6b4500", path: "M3 3h18v18H3z" },
  doubt: { fill: "#ffe9b8", stroke: "#6b4500", ink: "#0b1722", path: "M7 2h10l5 10-5 10H7L2 12z" },
  unknown: { fill: "#ffffff", stroke: "#46525e", ink: "#46525e", path: circle },
  ok: { fill: "#1f6135", stroke: "#ffffff", ink: "#ffffff", path: circle },
};

/** What stands inside a mark says what kind of site it is. */
export const kindLetters = { road: "R", air: "A", bin: "B" } as const;
