import { type CallOuts, fetchCallOuts } from "../api/callOuts";
import { type DeadLetters, fetchDeadLetters } from "../api/deadLetters";
import { fetchLedger, type Ledger } from "../api/ledger";
import { fetchSystem, type SystemState } from "../api/system";
import type { PageControl, PageSource, View } from "../shell/livePage";
import { besides, type Part } from "../shell/part";
import { duration } from "../time/localTime";
import { bytes } from "../ui/amount";
import { el } from "../ui/dom";
import { facts, Filled, panel } from "../ui/panel";
import { table } from "../ui/table";
import { count } from "../ui/words";
import { tag } from "../ui/tag";
import { CallOutPanel } from "./callOutPanel";
import { DeadLetterPanel } from "./deadLetterPanel";
import { GatewayPanel } from "./gatewayPanel";
import { LedgerPanel } from "./ledgerPanel";
import { checkState, journalFill, journalHeld, journalUntilFull, overall, stageDrain, stageLag, stageName, stageState } from "./systemView";

export interface SystemAnswer {
  readonly asOf: number;
  readonly system: SystemState;
  readonly ledger: Part<Ledger>;
  readonly deadLetters: Part<DeadLetters>;
  readonly callOuts: Part<CallOuts>;
}

/** How the host and everything that sends to it are doing, each trouble with its cause. */
export class SystemPage implements PageSource<SystemAnswer> {
  readonly id = "system";
  readonly title = "System";
  readonly asking = "Asking the host how it is …";
  readonly nothing = "How the host is doing is not known.";
  readonly kinds = [];
  readonly content: HTMLElement;
  private readonly health = new Filled(el("div"));
  private readonly stages = new Filled(el("div"));
  private readonly journal = new Filled(el("div"));
  private readonly host = new Filled(el("div"));
  private readonly gateways = new GatewayPanel();
  private readonly ledger = new LedgerPanel();
  private readonly deadLetters = new DeadLetterPanel();
  private readonly callOuts = new CallOutPanel();

  constructor() {
    this.content = el("div", { class: "panels" },
      panel("health", "Health", this.health.element),
      panel("stages", "From the journal to the stores", this.stages.element),
      this.gateways.element, this.callOuts.element, this.ledger.element, this.deadLetters.element,
      panel("journal", "Journal and storage", this.journal.element),
      panel("host", "This host", this.host.element));
  }

  attach(page: PageControl): void {
    this.callOuts.attach(page);
  }

  async fetch(signal: AbortSignal): Promise<SystemAnswer> {
    const [system, ledger, deadLetters, callOuts] = await Promise.all([fetchSystem(signal), besides(fetchLedger(signal)), besides(fetchDeadLetters(signal)), besides(fetchCallOuts(signal))]);
    return { asOf: system.asOf, system, ledger, deadLetters, callOuts };
  }

  show({ system, ledger, deadLetters, callOuts }: SystemAnswer, view: View): void {
    this.showHealth(system);
    this.showStages(system, view);
    this.gateways.show(system, view);
    this.ledger.show(ledger, system, view);
    this.deadLetters.show(deadLetters, system, view);
    this.callOuts.show(callOuts, view);
    this.showJournal(system, view);
    this.showHost(system);
  }

  private showHealth(system: SystemState): void {
    const all = overall(system);
    this.health.show([system.checks, system.unavailable, system.broker], () => [
      el("p", { class: "panel__lead" }, tag(all.words, all.tone), " ", all.detail),
      table({ caption: "Each check with its cause", columns: ["Check", "State", "What was found"] },
        system.checks.map((check) => [check.name, tag(checkState(check.status).words, checkState(check.status).tone), check.cause ?? "nothing wrong"])),
      ...system.unavailable.map(({ part: name, cause }) => el("p", { class: "alert__caution" }, el("strong", {}, `Not known: ${partNames[name] ?? name}. `), cause)),
    ]);
  }

  private showStages(system: SystemState, { now, local }: View): void {
    const rows = system.stages.map((stage) => ({
      name: stageName(stage), state: stageState(stage), lag: stageLag(stage), drain: stageDrain(stage), upTo: stage.upTo === null ? "not known yet" : local.timeSeenFrom(stage.upTo, now), trouble: stage.trouble,
    }));
    this.stages.show(rows, () => [
      table({ caption: "Every consumer of the journal with its lag", columns: ["Stage", "State", "Behind", "Caught up", "Up to what came in by", "Cause of trouble"] },
        rows.map((row) => [row.name, tag(row.state.words, row.state.tone), row.lag, row.drain, row.upTo, row.trouble ?? "none"])),
      ...system.stages.some(({ name, trouble }) => name === "store" && trouble !== null)
        ? [el("p", { class: "alert__caution" }, el("strong", {}, "The time series store is away. "),
          "What comes waits in the journal and nothing is lost. Newest readings, decisions and alerts go on; charts, means and the ledger end where the store stopped.")]
        : [],
    ]);
  }

  private showJournal(system: SystemState, { now, local }: View): void {
    const { journal } = system;
    const held = journalHeld(system);
    const warning = held.tone === "calm" && !journal.diskIsLow ? null : journal.diskIsLow ? "The journal’s disk is nearly full. " : held.tone === "unknown" ? null : "The journal fills. ";
    const list = [
      { term: "Journal", value: journal.state === "Open" ? "Open: takes readings" : `${journal.state}: takes nothing${journal.cause === null ? "" : `. ${journal.cause}`}` },
      { term: "Not read yet by a consumer", value: held.words },
      { term: "Full", value: journalUntilFull(system) },
      { term: "Size", value: journalFill(system) },
      { term: "Kept for rebuilding, up to", value: bytes(journal.retainBytes) },
      { term: "A store can be rebuilt from", value: journal.oldestAt === null ? "nothing is kept" : `${local.timeSeenFrom(journal.oldestAt, now)} on, ${count(journal.records, "record")}` },
      ...system.storage.map(({ store, bytes: taken, freeBytes }) => ({
        term: store === "records" ? "Record store" : store === "time series" ? "Time series store" : store,
        value: `${bytes(taken)}${freeBytes === null ? "" : `; ${bytes(freeBytes)} free on its disk`}`,
      })),
    ];
    this.journal.show([list, warning], () => [
      ...warning === null ? [] : [el("p", { class: "alert__caution" }, el("strong", {}, warning), "Mend what keeps the consumer, make room, or raise Telemetry:Journal:MaxBytes.")],
      facts(list),
    ]);
  }

  private showHost(system: SystemState): void {
    const { broker } = system;
    const signedIn = broker.connected === null ? "" : ` ${broker.connected} signed in${broker.anonymous === null || broker.anonymous === 0 ? "" : `, ${broker.anonymous} without a key`}.`;
    const list = [
      { term: "MQTT", value: broker.trouble === null ? `${broker.doing}.${signedIn}` : `In trouble: ${broker.trouble}` },
      { term: "Version", value: system.version },
      { term: "Up for", value: duration(system.uptimeSeconds * 1000) },
      { term: "Memory", value: bytes(system.memoryBytes) },
      ...(system.speed === 1 ? [] : [{ term: "Clock", value: `${system.speed} seconds in each real one` }]),
    ];
    this.host.show(list, () => [facts(list)]);
  }
}

const partNames: Readonly<Record<string, string>> = { ledger: "the ledger", deadLetters: "the dead letters", awaySince: "which gateways are away" };
