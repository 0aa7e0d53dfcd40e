import type { Bin, BinFill } from "../api/bins";
import { duration, type LocalTime } from "../time/localTime";
import type { FilterValues } from "../ui/filters";
import type { Tone } from "../ui/tag";
import { ruleWords } from "../ui/words";

/** Everything that a bin's card says, as text. */
export interface BinView {
  readonly id: string;
  readonly site: string;
  readonly sensor: string;
  readonly collectAtPercent: number;
  /** Changes with each reading and each emptying. */
  readonly newest: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly tone: Tone;
  /** What else is wrong with it, beside its state. */
  readonly troubles: readonly Trouble[];
  /** % for the bar; null when no fill is known. */
  readonly percent: number | null;
  readonly stale: boolean;
  readonly fill: string;
  readonly full: string;
  readonly rate: string;
  readonly emptied: string;
  readonly collection: string;
  readonly why: string | null;
  readonly alerts: readonly string[];
}

export interface Trouble {
  readonly rule: string;
  readonly words: string;
  readonly tone: Tone;
}

const troubleNames: Readonly<Record<string, string>> = { "bin-overflow": "Overflowing", "bin-tilted": "Tilted", "bin-collection-missed": "Collection missed" };

const notes: Readonly<Record<string, string>> = {
  Full: "full or more", InDeadZone: "nearer than the sensor can measure", BelowEmpty: "a little farther than empty", BeyondEmpty: "farther than the empty bin", NoEcho: "no echo", Tilted: "the bin is tilted", Distrusted: "the reading failed quality control",
};

/** Why a reading gives no fill; null for a plain one. */
export function noteWords(note: string): string | null {
  return note === "Measured" ? null : notes[note] ?? note;
}

export function binView(bin: Bin, now: number, local: LocalTime): BinView {
  const known = bin.fill?.percent != null ? bin.fill : bin.lastKnownFill;
  const urgent = bin.alerts.filter(({ rule }) => rule === "bin-fire");
  const [state, tone]: [string, Tone] = urgent.length > 0
    ? [urgent.some(({ state: each }) => each === "Stale") ? "Fire: not known whether it holds" : "Fire", "now"]
    : bin.toCollect === null ? ["Not known", "unknown"] : bin.toCollect ? ["Collect", "next"] : ["Not to be collected", "calm"];
  return {
    id: bin.id,
    site: bin.site,
    sensor: bin.sensor,
    collectAtPercent: bin.collectAtPercent,
    newest: `${bin.fill?.observedAt ?? ""}|${bin.lastEmptied?.at ?? ""}|${bin.alerts.map(({ rule, state: of }) => rule + of).join()}`,
    name: bin.name,
    kind: `${bin.stream}, ${bin.id}`,
    state, tone,
    troubles: bin.alerts.filter(({ rule }) => rule in troubleNames).map(({ rule, state: of }) => (
      { rule, words: `${troubleNames[rule] ?? rule}${of === "Stale" ? ": not known whether it holds" : ""}`, tone: of === "Stale" ? "stale" : "warn" })),
    percent: known?.percent ?? null,
    stale: bin.stale,
    fill: fillWords(bin, known, now, local),
    full: known === null ? "" : `100 % is ${Math.round(known.capacityLitres * known.fullPercentOfCapacity / 100)}\u00a0l, ${known.fullPercentOfCapacity}\u00a0% of its ${known.capacityLitres}\u00a0l; collected at ${bin.collectAtPercent}\u00a0%`,
    rate: rateWords(known, now, local),
    emptied: bin.lastEmptied === null ? "No emptying was seen" : `${local.timeSeenFrom(bin.lastEmptied.at, now)}, ${duration(now - bin.lastEmptied.at)} ago, from ${Math.round(bin.lastEmptied.before)} % to ${Math.round(bin.lastEmptied.after)} %`,
    collection: bin.collection ?? "On demand",
    why: bin.why === null ? null : local.inWords(bin.why, now),
    // What the collect rule says stands in `why` already, and so may an overflow's reason, which its tag tells.
    alerts: bin.alerts.filter(({ rule, reason }) => (rule !== "bin-collect" || bin.why === null) && !(rule in troubleNames && bin.why?.startsWith(reason) === true)).map((alert) => `${ruleWords(alert.rule)} (${alert.severity.toLowerCase()}${alert.state === "Raised" ? "" : `, ${alert.state.toLowerCase()}`}): ${local.inWords(alert.reason, now)}`),
  };
}

function fillWords(bin: Bin, known: BinFill | null, now: number, local: LocalTime): string {
  const why = bin.fill !== null && bin.fill.percent === null ? ` The newest reading gives no fill: ${notes[bin.fill.note] ?? bin.fill.note}.` : "";
  if (known?.percent == null) {
    return `No fill is known.${why}`;
  }
  const doubt = known.flag === "pass" ? "" : `, ${known.flag}`;
  const litres = known.litres === null ? "" : `, ${Math.round(known.litres)}\u00a0l`;
  return `${Math.round(known.percent)}\u00a0%${litres} at ${local.timeSeenFrom(known.observedAt, now)}, ${duration(now - known.observedAt)} ago${doubt}${bin.stale ? ": too old to be of now" : ""}.${why}`;
}

function rateWords(known: BinFill | null, now: number, local: LocalTime): string {
  return known?.rate == null
    ? "Not known"
    : `${known.rate.percentPerHour.toFixed(1)} % an hour; ${known.rate.thresholdPercent} % about ${local.timeSeenFrom(known.rate.reachedAt, now)} (indicative)`;
}

/** "fire", "collect", "unknown", "no": what the filter asks for. */
function groupOf(view: BinView): string {
  return view.tone === "now" ? "fire" : view.tone === "next" ? "collect" : view.tone === "unknown" ? "unknown" : "no";
}

const order = ["fire", "collect", "unknown", "no"];

/** Those asked for: by default fire first, then what is to be collected, then what is not known; the fullest first. */
export function chosen(views: readonly BinView[], values: FilterValues): BinView[] {
  const query = (values["q"] ?? "").trim().toLowerCase();
  const state = values["state"] ?? "";
  return views
    .filter((view) => (state === "" || state === groupOf(view) || view.troubles.some(({ rule }) => rule === state)) && (query === "" || `${view.name} ${view.kind}`.toLowerCase().includes(query)))
    .sort((a, b) => {
      const name = a.name.localeCompare(b.name, "en-GB", { numeric: true });
      const fuller = (b.percent ?? -1) - (a.percent ?? -1);
      switch (values["sort"]) {
        case "name": return name;
        case "fill": return fuller || name;
        default: return order.indexOf(groupOf(a)) - order.indexOf(groupOf(b)) || fuller || name;
      }
    });
}
