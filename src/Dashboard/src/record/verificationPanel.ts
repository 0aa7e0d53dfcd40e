import { fetchVerification, type Verification } from "../api/record";
import type { LocalTime } from "../time/localTime";
import { el } from "../ui/dom";
import { Loaded } from "../ui/loaded";
import { facts } from "../ui/panel";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { whole } from "../ui/amount";
import { findingRow, verifiedWords } from "./recordView";

const mostFindings = 50;

/** Whether the whole record is as it was written. It is gone through once when the page is opened, and when a person asks again. */
export class VerificationPanel {
  readonly element: HTMLElement;
  private readonly loaded: Loaded<Verification>;
  private now = 0;
  private local: LocalTime | null = null;

  constructor(private readonly told: (verification: Verification) => void) {
    this.loaded = new Loaded("the verification", () => fetchVerification(), (verification) => this.show(verification));
    const again = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Verify again");
    again.addEventListener("click", () => void this.loaded.load());
    this.loaded.element.setAttribute("aria-live", "polite");
    this.element = el("div", { class: "verification" }, this.loaded.element, again);
  }

  /** Begins once the page knows the host's clock and the council's zone. */
  begin(now: number, local: LocalTime): void {
    const first = this.local === null;
    this.now = now;
    this.local = local;
    if (first) {
      void this.loaded.load();
    }
  }

  private show(verification: Verification): (Node | null)[] {
    const { local, now } = this;
    if (local === null) {
      return [];
    }
    this.told(verification);
    const { at, sound, endsWith, hash, lastHead, findings, entries } = verification;
    const [first, ...others] = verifiedWords(verification, now, local);
    return [
      el("p", { class: "verification__state" }, entries === 0 && sound ? tag("Empty", "unknown") : sound ? tag("As written", "calm") : tag("Not as written", "now"), " ", el("strong", {}, first ?? "")),
      ...others.map((each) => el("p", {}, each)),
      findings.length === 0 ? null : table({ caption: "What is wrong, and where", isCaptionShown: true, columns: ["What", "Entry", "About", "In words"] }, findings.slice(0, mostFindings).map((each) => findingRow(each, now, local))),
      findings.length > mostFindings ? el("p", {}, `The first ${mostFindings} of ${findings.length}.`) : null,
      facts([
        { term: "Verified", value: local.timeSeenFrom(at, now) },
        { term: "Last entry", value: endsWith === null ? "none" : whole(endsWith) },
        { term: "Its hash (SHA-256)", value: el("code", { class: "hash" }, hash ?? "none") },
        ...(lastHead === null ? [] : [{ term: "Key of the furthest head", value: el("code", { class: "hash" }, lastHead.key) }]),
      ]),
    ];
  }
}
