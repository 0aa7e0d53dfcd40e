import type { Ledger } from "../api/ledger";
import type { SystemState } from "../api/system";
import type { View } from "../shell/livePage";
import { keptNote } from "../shell/keptNote";
import type { Part } from "../shell/part";
import { whole } from "../ui/amount";
import { el } from "../ui/dom";
import { Filled, panel } from "../ui/panel";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { ledgerByHour, ledgerState } from "./systemView";

/** Where every reading of the last 24 hours went, by hour of receipt. */
export class LedgerPanel {
  readonly element: HTMLElement;
  private readonly body = new Filled(el("div"));

  constructor() {
    this.element = panel("ledger", "Ledger of the last 24 hours", this.body.element);
  }

  show(ledger: Part<Ledger>, _system: SystemState, { now, local }: View): void {
    if (ledger.kind === "kept") {
      this.body.show(ledger.obstacle, () => [keptNote(ledger.obstacle)]);
      return;
    }
    const { value } = ledger;
    this.body.show([value, local.day(now)], () => {
      const state = ledgerState(value);
      const hours = ledgerByHour(value);
      const row = (name: string, total: (typeof hours)[number] | Ledger["total"], unbalanced: readonly string[]): (string | Node)[] => [
        name, whole(total.received), whole(total.accepted), whole(total.duplicate), whole(total.conflict), whole(total.rejected),
        total.balance === 0 && unbalanced.length === 0 ? "0" : tag(`${whole(total.balance)}${unbalanced.length === 0 ? "" : `: ${unbalanced.join(", ")}`}`, "now"),
        whole(total.undecodable),
      ];
      return [
        el("p", { class: "panel__lead" }, tag(state.words, state.tone), " ", state.detail),
        el("p", { class: "quiet" }, "Readings: received = accepted + duplicate + conflict + rejected, or the balance is not 0. Undecodable are messages, counted apart."),
        hours.length === 0 ? el("p", {}, "Nothing was received in the last 24 hours.") : table(
          { caption: "Readings by hour of receipt, the newest first", columns: ["Hour", "Received", "Accepted", "Duplicate", "Conflict", "Rejected", "Balance", "Undecodable"], numeric: [1, 2, 3, 4, 5, 6, 7] },
          [row("All", value.total, []), ...hours.map((hour) => row(`${local.time(hour.hour)} to ${local.timeSeenFrom(hour.hour + 3_600_000, now)}`, hour, hour.unbalanced))]),
        ...value.gaps.map((gap) => el("p", { class: "alert__caution" },
          `Possible gap at ${gap.source}${gap.since === null ? "" : ` since ${local.timeSeenFrom(gap.since, now)}`}, noticed at ${local.timeSeenFrom(gap.at, now)}: ${gap.reason}`)),
      ];
    });
  }
}
