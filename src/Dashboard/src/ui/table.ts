import { el } from "./dom";

export type Cell = string | Node;

export interface TableOptions {
  /** Said to who cannot see the table; shown too where `isCaptionShown`. */
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  readonly columns: readonly string[];
  /** Columns of numbers, by index: they stand to the right. */
  readonly numeric?: readonly number[];
}

/** A table that becomes a list of pairs on a narrow screen: each cell carries its column's name. */
export function table({ caption, isCaptionShown = false, columns, numeric = [] }: TableOptions, rows: readonly (readonly Cell[])[]): HTMLTableElement {
  const classOf = (index: number): string | null => (numeric.includes(index) ? "records__number" : null);
  return el("table", { class: columns.length > 8 ? "records records--wide" : "records" },
    el("caption", { class: isCaptionShown ? "records__caption" : "govuk-visually-hidden" }, caption),
    el("thead", {}, el("tr", {}, ...columns.map((column, index) => el("th", { scope: "col", class: classOf(index) }, column)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {},
      ...row.map((cell, index) => el("td", { class: classOf(index) }, el("span", { class: "records__name", "aria-hidden": "true" }, columns[index] ?? ""), el("span", {}, cell)))))));
}
