import { type DeadLetter, type DeadLetters, fetchPayload } from "../api/deadLetters";
import type { SystemState } from "../api/system";
import { keptNote } from "../shell/keptNote";
import type { View } from "../shell/livePage";
import type { Part } from "../shell/part";
import { bytes, whole } from "../ui/amount";
import { el } from "../ui/dom";
import { Disclosure } from "../ui/disclosure";
import { type Entry, KeyedList } from "../ui/keyedList";
import { Loaded } from "../ui/loaded";
import { Filled, panel } from "../ui/panel";
import { table } from "../ui/table";
import { count } from "../ui/words";
import { reasonWords } from "./systemView";

interface LetterView {
  readonly letter: DeadLetter;
  readonly received: string;
  readonly redriven: string | null;
}

/** Longest payload shown: a peek, not the message whole. */
const maxPayload = 4_000;

/** What was not admitted in the last 24 hours and why, and the newest messages with a peek at what they held. */
export class DeadLetterPanel {
  readonly element: HTMLElement;
  private readonly counts = new Filled(el("div"));
  private readonly note = new Filled(el("div"));
  private readonly list = new KeyedList(el("ol", { class: "letters" }), ({ letter }: LetterView) => String(letter.id), ({ letter }) => new LetterEntry(letter));

  constructor() {
    this.element = panel("dead-letters", "Messages not admitted", this.counts.element, this.note.element, this.list.element);
  }

  show(letters: Part<DeadLetters>, { deadLetters }: SystemState, { now, local }: View): void {
    this.counts.show(deadLetters, () => (deadLetters === null ? [el("p", { class: "kept" }, "How many there were is not known: the record store did not answer.")] : [
      el("p", { class: "panel__lead" }, deadLetters.messages === 0
        ? "None in the last 24 hours."
        : `${count(deadLetters.messages, "message")} in the last 24 hours, whole or in part. ${whole(deadLetters.kept)} kept in all${deadLetters.dropped === 0 ? "" : `, ${whole(deadLetters.dropped)} older ones dropped because of the bound`}.`),
      deadLetters.byReason.length === 0 ? null : table(
        { caption: "By reason; a message with several is counted under each", columns: ["Reason", "Messages"], numeric: [1] },
        deadLetters.byReason.map(({ reason, messages }) => [reasonWords(reason), whole(messages)])),
    ]));
    if (letters.kind === "kept") {
      this.note.show(letters.obstacle, () => [keptNote(letters.obstacle)]);
      this.list.show([]);
      return;
    }
    this.note.show([letters.value.letters.length, letters.value.hasMore], () => (letters.value.letters.length === 0 ? [] : [
      el("h3", { class: "panel__subtitle" }, letters.value.hasMore ? `The newest ${letters.value.letters.length}` : "All that are kept"),
    ]));
    this.list.show(letters.value.letters.map((letter) => ({
      letter,
      received: local.timeSeenFrom(letter.receivedAt, now),
      redriven: letter.redrivenAt === null ? null : `Driven again at ${local.timeSeenFrom(letter.redrivenAt, now)}.`,
    })));
  }
}

class LetterEntry implements Entry<LetterView> {
  readonly element: HTMLElement;
  private readonly body = el("div");

  constructor({ id, topic }: DeadLetter) {
    const payload = new Loaded("the payload", () => fetchPayload(id), ({ text, isText }) => [
      isText ? null : el("p", { class: "quiet" }, "It is no text; in base64:"),
      el("pre", { class: "payload", tabindex: "0", role: "region", "aria-label": `Payload on ${topic}` }, text.slice(0, maxPayload)),
      text.length > maxPayload ? el("p", { class: "quiet" }, `The first ${whole(maxPayload)} of ${whole(text.length)} characters.`) : null,
    ]);
    const peek = new Disclosure("Payload", `message ${id}`, () => void payload.load());
    peek.panel.append(payload.element);
    this.element = el("li", { class: "letter" }, this.body, peek.button, peek.panel);
  }

  update({ letter, received, redriven }: LetterView): void {
    this.body.replaceChildren(
      el("p", {}, el("strong", {}, received), ` from ${letter.gateway} on `, el("code", {}, letter.topic), `, ${bytes(letter.payloadBytes)}. `, redriven ?? ""),
      el("ul", { class: "letter__reasons" }, ...letter.rejections.map((rejection) =>
        el("li", {}, el("strong", {}, `${reasonWords(rejection.reason)}: `), rejection.detail, ofWhat(rejection.sensor, rejection.quantity)))));
  }
}

function ofWhat(sensor: string | null, quantity: string | null): string {
  const of = [sensor === null ? "" : `sensor ${sensor}`, quantity ?? ""].filter((part) => part !== "").join(", ");
  return of === "" ? "" : ` (${of})`;
}
