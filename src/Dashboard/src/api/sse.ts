/** One event of a text/event-stream. */
export interface SseEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Takes a text/event-stream apart as the HTML standard says (section 9.2.6), however the bytes were cut into chunks.
 * We read the stream by fetch and not by EventSource, which hides the status, gives up for good on anything but 200,
 * cannot be told to resume after a page of its own making, and does not notice a dead connection.
 */
export class SseParser {
  private buffer = "";
  private event = "";
  private data: string[] = [];
  private id: string | null = null;

  /** The id to resume after. */
  lastEventId: string | null = null;

  /** The host's wish for the pause before a new try, ms. */
  retryMs: number | null = null;

  constructor(private readonly maxBuffer = 1_000_000) {}

  push(chunk: string): SseEvent[] {
    this.buffer += chunk;
    const events: SseEvent[] = [];
    for (let end = this.lineEnd(); end !== null; end = this.lineEnd()) {
      const line = this.buffer.slice(0, end.at);
      this.buffer = this.buffer.slice(end.next);
      this.take(line, events);
    }
    if (this.buffer.length > this.maxBuffer) {
      throw new RangeError("a line of the event stream is too long");
    }
    return events;
  }

  private lineEnd(): { at: number; next: number } | null {
    const at = this.buffer.search(/[\r\n]/);
    if (at < 0) {
      return null;
    }
    if (this.buffer[at] === "\n") {
      return { at, next: at + 1 };
    }
    // A carriage return at the very end may be half of a CR LF.
    return at + 1 === this.buffer.length ? null : { at, next: this.buffer[at + 1] === "\n" ? at + 2 : at + 1 };
  }

  private take(line: string, events: SseEvent[]): void {
    if (line === "") {
      this.dispatch(events);
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    switch (field) {
      case "event": this.event = value; break;
      case "data": this.data.push(value); break;
      case "id": if (!value.includes("\0")) { this.id = value; } break;
      case "retry": if (/^\d+$/.test(value)) { this.retryMs = Number(value); } break;
      default: break;
    }
  }

  private dispatch(events: SseEvent[]): void {
    this.lastEventId = this.id ?? this.lastEventId;
    if (this.data.length > 0) {
      events.push({ event: this.event === "" ? "message" : this.event, data: this.data.join("\n") });
    }
    this.event = "";
    this.data = [];
  }
}
