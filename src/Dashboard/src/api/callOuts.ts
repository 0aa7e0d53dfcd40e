import { getJson, postJson } from "./host";
import { Fields } from "./json";

/** What became of a call-out on its way to one recipient. */
export interface Delivery {
  readonly recipient: string;
  readonly channel: string;
  /** Pending, Delivered (a server took it; whether a person saw it only an acknowledgement says) or GaveUp. */
  readonly state: string;
  readonly attempts: number;
  readonly lastAttemptAt: number | null;
  readonly detail: string | null;
}

export interface CallOut {
  readonly id: string;
  readonly at: number;
  readonly level: number;
  readonly test: boolean;
  readonly title: string;
  /** How many matters it is about, of which `items` has the gravest. */
  readonly count: number;
  readonly items: readonly { readonly concern: string; readonly notice: number; readonly title: string; readonly text: string }[];
  readonly deliveries: readonly Delivery[];
}

export interface Recipient {
  readonly name: string;
  readonly channel: string;
}

/** The log, newest first, and who would be called. */
export interface CallOuts {
  readonly levels: readonly { readonly level: number; readonly recipients: readonly string[]; readonly waitSeconds: number }[];
  /** Everybody named in the settings, whether a level calls them or not. */
  readonly recipients: readonly Recipient[];
  readonly callOuts: readonly CallOut[];
  readonly hasMore: boolean;
}

export const callOutsPath = "/api/v1/call-outs";
const shown = 25;
/** Every recipient's server may take as long as the host's settings allow it. */
const trialMs = 150_000;

export async function fetchCallOuts(signal?: AbortSignal): Promise<CallOuts> {
  return readCallOuts(await getJson(`${callOutsPath}?limit=${shown}`, signal));
}

export function readCallOuts(value: unknown): CallOuts {
  const fields = Fields.of(value, "callOuts");
  return {
    levels: fields.rows("levels", (level) => ({ level: level.number("level"), recipients: level.texts("recipients"), waitSeconds: level.number("waitSeconds") })),
    recipients: fields.rows("recipients", (recipient) => ({ name: recipient.text("name"), channel: recipient.text("channel") })),
    callOuts: fields.rows("callOuts", readCallOut),
    hasMore: fields.has("next"),
  };
}

/** Sends the trial. Null: the settings name nobody. */
export async function sendTrial(): Promise<CallOut | null> {
  const fields = Fields.of(await postJson(`${callOutsPath}/test`, {}, trialMs), "trial");
  return fields.has("callOut") ? readCallOut(fields.child("callOut")) : null;
}

function readCallOut(fields: Fields): CallOut {
  return {
    id: fields.text("callOut"), at: fields.instant("at"), level: fields.number("level"), test: fields.flag("test"), title: fields.text("title"), count: fields.number("count"),
    items: fields.rows("items", (item) => ({ concern: item.text("concern"), notice: item.number("notice"), title: item.text("title"), text: item.text("text") })),
    deliveries: fields.rows("deliveries", (delivery) => ({
      recipient: delivery.text("recipient"), channel: delivery.text("channel"), state: delivery.text("state"), attempts: delivery.number("attempts"),
      lastAttemptAt: delivery.instantOrNull("lastAttemptAt"), detail: delivery.textOrNull("detail"),
    })),
  };
}
