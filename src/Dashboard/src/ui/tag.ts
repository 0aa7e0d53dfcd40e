import { el, icon } from "./dom";

/** What a tag's colour and shape say; its words say it too. */
export type Tone = "now" | "next" | "warn" | "stale" | "unknown" | "watch" | "calm" | "plain" | "likely";

const shapes: Readonly<Partial<Record<Tone, string>>> = {
  now: "M10 1 19 18H1zM9 7v5h2V7zm0 7v2h2v-2z",
  warn: "M10 1 19 10 10 19 1 10zM9 5v6h2V5zm0 7v2h2v-2z",
  stale: "M10 1a9 9 0 1 0 .01 0zM9 4h2v6l4 2-1 2-5-3z",
  unknown: "M10 1a9 9 0 1 0 .01 0zM6 7a4 4 0 1 1 5 4v2H9V9a2 2 0 1 0-1-2zm3 8h2v2H9z",
  calm: "M3 11 5 9l3 3 7-7 2 2-9 9z",
  watch: "M10 4c5 0 8 4 9 6-1 2-4 6-9 6s-8-4-9-6c1-2 4-6 9-6zm0 3a3 3 0 1 0 .01 0z",
};

export function tag(words: string, tone: Tone): HTMLElement {
  const shape = shapes[tone];
  return el("strong", { class: `govuk-tag tag tag-tone--${tone}` }, shape !== undefined && icon(shape), words);
}
