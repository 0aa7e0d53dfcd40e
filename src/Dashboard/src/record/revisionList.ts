import { save } from "../data/csv";
import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { fetchClaim, fetchRecomputation, type Recomputation } from "../api/record";
import { el, fill } from "../ui/dom";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { recomputedWords } from "./recordView";

/** A button that decides a revision again, and what came out. */
export function decideAgain(day: string, route: string, revision: number): HTMLElement {
  const result = el("div", { class: "again", "aria-live": "polite" });
  const button = el("button", { type: "button", class: "disclosure__button disclosure__button--deed" }, "Decide again", el("span", { class: "govuk-visually-hidden" }, ` revision ${revision}`));
  button.addEventListener("click", () => void run(button, result, "Deciding again …", async () => recomputedBlock(await fetchRecomputation(day, route, revision))));
  return el("div", {}, button, result);
}

/** The two forms of the claim file. They are fetched and saved, since a link could not bring the access key along. */
export function claimButtons(day: string, route: string, name: string): HTMLElement {
  const said = el("div", { class: "again", "aria-live": "polite" });
  const button = (format: "html" | "json", words: string): HTMLElement => {
    const made = el("button", { type: "button", class: "disclosure__button disclosure__button--deed" }, words, el("span", { class: "govuk-visually-hidden" }, ` for ${name}`));
    made.addEventListener("click", () => void run(made, said, "The host writes the file …", async () => {
      save(await fetchClaim(day, route, format), `gritting-${route}-${day}.${format}`);
      return [el("p", {}, `Saved as gritting-${route}-${day}.${format}.`)];
    }));
    return made;
  };
  return el("div", { class: "claim" }, button("html", "Claim file to print or send"), " ", button("json", "Claim file as JSON"), said);
}

async function run(button: HTMLButtonElement, result: HTMLElement, meanwhile: string, work: () => Promise<HTMLElement[]>): Promise<void> {
  button.disabled = true;
  fill(result, el("p", {}, meanwhile));
  try {
    fill(result, ...await work());
  } catch (error) {
    // The edge. A conflict or an absence is the host's own answer, and its sentence says it all.
    const said = error instanceof HostError ? error.said : null;
    const own = error instanceof HostError && (error.status === 409 || error.status === 404) && said !== null;
    fill(result, el("p", { class: "kept" }, own ? tag("Can’t be done", "now") : "", own ? ` ${said}` : `Not done. ${faultWords(error)}.${said === null ? "" : ` ${said}`}`));
  } finally {
    button.disabled = false;
  }
}

function recomputedBlock(again: Recomputation): HTMLElement[] {
  const expected = again.same || again.recordedRules !== again.recomputedRules;
  return [
    el("p", {}, again.same ? tag("The same", "calm") : expected ? tag("Other rules, other answer", "unknown") : tag("Not the same", "now"), ` ${recomputedWords(again)}`),
    ...(again.differences.length === 0 ? [] : [table({ caption: "What came out otherwise", columns: ["Field", "On record", "Decided again"] }, again.differences.map(({ field, recorded, recomputed }) => [field, recorded ?? "none", recomputed ?? "none"]))]),
  ];
}
