import { el, fill, setText } from "../ui/dom";
import { navigation } from "./navigation";
import type { PageId } from "./pages";

/**
 * What every page has around it: the clock, the state of the connection, the way to the other pages, warnings, and the one place
 * that speaks to screen readers. A LivePage is given the shell and fills `main`. Each page is an HTML file of its own in the build, without a router.
 */
export class Shell {
  readonly main: HTMLElement;
  private readonly simulated = el("p", { class: "simulated", hidden: true },
    el("strong", {}, "Simulated time."), " This host runs on a shifted clock for demonstration. Nothing here is a real night.");
  private readonly time = el("span", { class: "clock__time" }, "--:--");
  private readonly date = el("span", { class: "clock__date" });
  private readonly connection = el("p", { class: "connection connection--connecting" }, "Connecting.");
  private readonly outOfDate = el("div", { class: "out-of-date", hidden: true });
  private readonly notes = el("ul", { class: "notes", hidden: true });
  private readonly warnings = el("section", { "aria-label": "Warnings", hidden: true }, this.outOfDate, this.notes);
  private readonly printed = el("p", { class: "printed" });
  private readonly announcer = el("div", { class: "govuk-visually-hidden", "aria-live": "polite", "aria-relevant": "additions" });
  private warned: string | null = null;

  constructor(readonly page: PageId, account: HTMLElement) {
    // What govuk-frontend's inline body snippet does, from a file of our own so that no inline script need be allowed.
    document.body.classList.add("js-enabled");
    this.main = el("main", { id: "main", tabindex: "-1" });
    document.body.prepend(
      el("a", { class: "govuk-skip-link", href: "#main" }, "Skip to main content"),
      el("header", { class: "masthead" }, this.simulated, el("div", { class: "masthead__inner" },
        el("p", { class: "masthead__name" }, el("strong", {}, "Telemetry")),
        this.connection,
        el("p", { class: "clock" }, this.time, " ", this.date)), navigation(page, account)),
      this.printed, this.warnings, this.main, this.announcer);
  }

  showClock(time: string, date: string, isSimulated: boolean): void {
    setText(this.time, time);
    setText(this.date, isSimulated ? `${date}, simulated` : date);
    this.simulated.hidden = !isSimulated;
  }

  /** Shown on paper only, which does not go on and can't be asked again. */
  showPrinted(words: string): void {
    setText(this.printed, words);
  }

  showConnection(state: string, words: string): void {
    this.connection.className = `connection connection--${state}`;
    setText(this.connection, words);
  }

  /** Says at the top of the page, and once aloud, that the page is out of date, or that it is no longer. */
  showWarnings(outOfDate: string | null, notes: readonly string[]): void {
    document.body.classList.toggle("is-out-of-date", outOfDate !== null);
    this.outOfDate.hidden = outOfDate === null;
    if (outOfDate !== null) {
      if (this.outOfDate.childElementCount === 0) {
        fill(this.outOfDate, el("strong", {}, "Out of date."), " ", el("span"));
      }
      setText(this.outOfDate.lastElementChild ?? this.outOfDate, outOfDate);
    }
    if ((outOfDate === null) !== (this.warned === null)) {
      this.announce(outOfDate === null ? "The page is up to date again." : `This page is out of date. ${outOfDate}`);
      this.warned = outOfDate;
    }
    this.notes.hidden = notes.length === 0;
    this.warnings.hidden = outOfDate === null && notes.length === 0;
    if (this.notes.dataset["shown"] !== notes.join("|")) {
      this.notes.dataset["shown"] = notes.join("|");
      fill(this.notes, ...notes.map((note) => el("li", {}, note)));
    }
  }

  announce(words: string): void {
    const line = el("p", {}, words);
    this.announcer.append(line);
    while (this.announcer.childElementCount > 20) {
      this.announcer.firstElementChild?.remove();
    }
  }
}
