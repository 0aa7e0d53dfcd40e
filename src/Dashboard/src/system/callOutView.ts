import type { CallOut, CallOuts, Delivery, Recipient } from "../api/callOuts";
import { duration, type LocalTime } from "../time/localTime";
import { count, listed } from "../ui/words";
import type { State } from "./systemView";

/** One call-out, as text. */
export interface CallOutView {
  readonly id: string;
  readonly when: string;
  readonly title: string;
  /** "Level 1", or that it was a trial. */
  readonly kind: string;
  readonly test: boolean;
  readonly state: State;
  /** What it was about beyond its title. */
  readonly about: readonly string[];
  readonly deliveries: readonly DeliveryView[];
}

export interface DeliveryView {
  readonly recipient: string;
  readonly state: State;
  readonly what: string;
}

export function callOutView(callOut: CallOut, now: number, local: LocalTime): CallOutView {
  const { test, level, title, items, deliveries } = callOut;
  const more = callOut.count - items.length;
  return {
    id: callOut.id,
    when: local.timeSeenFrom(callOut.at, now),
    title: local.inWords(title, now),
    kind: test ? "Trial" : `Level ${level}`,
    test,
    state: stateOf(deliveries),
    about: [...items.map((item) => `${local.inWords(item.title, now)}: ${local.inWords(item.text, now)}${item.notice > 1 ? ` (told this level for the ${ordinal(item.notice)} time)` : ""}`), ...(more > 0 ? [`And ${count(more, "more matter")}.`] : [])],
    deliveries: deliveries.map((delivery) => deliveryView(delivery, now, local)),
  };
}

export function deliveryView({ recipient, channel, state, attempts, lastAttemptAt, detail }: Delivery, now: number, local: LocalTime): DeliveryView {
  const tried = attempts === 0 ? "not tried yet" : `tried ${attempts === 1 ? "once" : `${attempts} times`}${lastAttemptAt === null ? "" : `, last at ${local.timeSeenFrom(lastAttemptAt, now)}`}`;
  return { recipient: `${recipient} (${channelWords(channel)})`, state: deliveryState(state), what: `${tried}${detail === null || detail === "" ? "" : `: ${local.inWords(detail, now)}`}` };
}

/** The worst of its deliveries: one that reached nobody never reads as done. */
function stateOf(deliveries: readonly Delivery[]): State {
  const of = (state: string): number => deliveries.filter((delivery) => delivery.state === state).length;
  const [delivered, gaveUp] = [of("Delivered"), of("GaveUp")];
  if (deliveries.length === 0) {
    return { words: "Sent to nobody", tone: "now" };
  }
  if (delivered === deliveries.length) {
    return { words: `Delivered to ${delivered === 1 ? "its recipient" : `all ${delivered}`}`, tone: "calm" };
  }
  if (gaveUp === deliveries.length) {
    return { words: "Reached nobody", tone: "now" };
  }
  return { words: `Delivered to ${delivered} of ${deliveries.length}`, tone: gaveUp > 0 ? "warn" : "watch" };
}

function deliveryState(state: string): State {
  switch (state) {
    case "Delivered": return { words: "Delivered", tone: "calm" };
    case "GaveUp": return { words: "Gave up", tone: "now" };
    case "Pending": return { words: "Not delivered yet", tone: "warn" };
    default: return { words: state, tone: "unknown" };
  }
}

/** Who is called, in which order and after what wait; nobody, if the settings say so. */
export function levelsWords({ levels }: CallOuts): readonly string[] {
  return levels.map(({ level, recipients, waitSeconds }, index) => {
    const wait = duration(waitSeconds * 1000);
    return `Level ${level}: ${listed(recipients)}. ${index + 1 < levels.length ? `If nobody acknowledges within ${wait}, the next level is called.` : `While nobody acknowledges, again every ${wait}.`}`;
  });
}

/** "duty-officer (e-mail) and on-call (webhook)" */
export function recipientsWords(recipients: readonly Recipient[]): string {
  return listed(recipients.map(({ name, channel }) => `${name} (${channelWords(channel)})`));
}

function channelWords(channel: string): string {
  return channel === "email" ? "e-mail" : channel;
}

function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : { 1: "st", 2: "nd", 3: "rd" }[n % 10] ?? "th";
  return `${n}${suffix}`;
}
