import { type AlertDeed, postAlertDeed } from "../api/alerts";
import type { Signature } from "../deeds/deed";
import { DeedDisclosure } from "../deeds/deedDisclosure";
import type { PageControl } from "../shell/livePage";
import type { LocalTime } from "../time/localTime";
import { el, fill } from "../ui/dom";
import type { AlertView } from "./alertView";

export interface DeedSource {
  readonly page: PageControl;
  now(): number;
  local(): LocalTime;
}

const hour = 3_600_000;
const spans: readonly [string, number][] = [["1 hour", hour], ["4 hours", 4 * hour], ["12 hours", 12 * hour], ["1 day", 24 * hour], ["3 days", 72 * hour], ["7 days", 168 * hour]];
let made = 0;

/** What a person may do to an alert, each behind its own button: acknowledge, shelve, take back from the shelf. */
export class AlertDeeds {
  private readonly id = `alert-${++made}`;
  private readonly acknowledge: DeedDisclosure;
  private readonly shelve: DeedDisclosure;
  private readonly unshelve: DeedDisclosure;
  private readonly span: HTMLSelectElement;

  constructor(private view: AlertView, private readonly source: DeedSource) {
    const of = `${view.title}, ${view.subject}`;
    this.span = el("select", { class: "govuk-select", id: `${this.id}-span` });
    const until = el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: `${this.id}-span` }, "For how long"), this.span);
    this.acknowledge = this.deed("acknowledge", "Acknowledge", of, "What is being done about it.", null);
    this.shelve = this.deed("shelve", "Shelve", of, "Why it can wait. It is shown again when the time is over.", until);
    this.unshelve = this.deed("unshelve", "Take back from the shelf", of, "Why it matters again.", null);
  }

  get buttons(): readonly HTMLElement[] {
    return [this.acknowledge, this.shelve, this.unshelve].map(({ button }) => button);
  }

  get panels(): readonly HTMLElement[] {
    return [this.acknowledge, this.shelve, this.unshelve].map(({ panel }) => panel);
  }

  update(view: AlertView): void {
    this.view = view;
    for (const [deed, shown] of [[this.acknowledge, view.deeds.acknowledge], [this.shelve, view.deeds.shelve], [this.unshelve, view.deeds.unshelve]] as const) {
      deed.button.hidden = !shown;
      if (!shown && deed.isOpen) {
        deed.setOpen(false);
      }
      deed.recheck();
    }
  }

  private deed(deed: AlertDeed, verb: string, of: string, reasonHint: string, extra: HTMLElement | null): DeedDisclosure {
    const disclosure = new DeedDisclosure({
      id: `${this.id}-${deed}`, verb, of, reasonHint, page: this.source.page, ...(extra === null ? {} : { extra }),
      refusal: () => this.view.deeds.refusal,
      opened: () => this.offerSpans(),
      send: (signature) => postAlertDeed(this.view.alert, deed, this.body(deed, signature)),
      done: ({ by }) => {
        disclosure.setOpen(false);
        this.source.page.announce(`${this.view.title}, ${this.view.subject}: ${verb.toLowerCase()}, recorded for ${by}.`);
        disclosure.button.focus();
        void this.source.page.refresh();
      },
    });
    return disclosure;
  }

  private body(deed: AlertDeed, { by, reason }: Signature): Readonly<Record<string, string>> {
    return deed === "shelve" ? { by, reason, until: new Date(this.source.now() + Number(this.span.value)).toISOString() } : { by, reason };
  }

  /** Each span with the time it ends at, so that nobody has to count. */
  private offerSpans(): void {
    const now = this.source.now();
    const chosen = this.span.value;
    fill(this.span, ...spans.map(([words, span]) => el("option", { value: String(span) }, `${words}, until ${this.source.local().timeSeenFrom(now + span, now)}`)));
    this.span.value = chosen === "" ? String(hour) : chosen;
  }
}
