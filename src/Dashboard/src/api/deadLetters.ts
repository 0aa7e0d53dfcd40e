import { getJson } from "./host";
import { Fields } from "./json";

export interface Rejection {
  readonly reason: string;
  readonly detail: string;
  readonly sensor: string | null;
  readonly quantity: string | null;
}

/** A message, or the part of one, that was not admitted. */
export interface DeadLetter {
  readonly id: number;
  readonly receivedAt: number;
  readonly gateway: string;
  readonly topic: string;
  readonly payloadBytes: number;
  readonly rejections: readonly Rejection[];
  readonly redrivenAt: number | null;
}

export interface DeadLetters {
  readonly kept: number;
  readonly dropped: number;
  readonly letters: readonly DeadLetter[];
  /** There are more than these. */
  readonly hasMore: boolean;
}

export const deadLettersPath = "/api/v1/dead-letters";

/** The newest. */
export async function fetchDeadLetters(signal?: AbortSignal): Promise<DeadLetters> {
  const fields = Fields.of(await getJson(`${deadLettersPath}?limit=25`, signal), "deadLetters");
  return { kept: fields.number("kept"), dropped: fields.number("dropped"), letters: fields.rows("deadLetters", readLetter), hasMore: fields.has("next") };
}

/** The payload as it came: as text where it is text, else as base64. */
export async function fetchPayload(id: number): Promise<{ readonly text: string; readonly isText: boolean }> {
  const fields = Fields.of(await getJson(`${deadLettersPath}/${id}`), "deadLetter");
  const text = fields.textOrNull("payloadText");
  return text === null ? { text: fields.text("payloadBase64"), isText: false } : { text, isText: true };
}

function readLetter(fields: Fields): DeadLetter {
  return {
    id: fields.number("id"),
    receivedAt: fields.instant("receivedAt"),
    gateway: fields.text("gateway"),
    topic: fields.text("topic"),
    payloadBytes: fields.number("payloadBytes"),
    rejections: fields.rows("rejections", (rejection) => {
      return { reason: rejection.text("reason"), detail: rejection.text("detail"), sensor: rejection.textOrNull("sensor"), quantity: rejection.textOrNull("quantity") };
    }),
    redrivenAt: fields.instantOrNull("redrivenAt"),
  };
}
