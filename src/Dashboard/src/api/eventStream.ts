import { faultWords } from "./fault";
import { refused } from "./host";
import { signed } from "./key";
import { type SseEvent, SseParser } from "./sse";

export type Connection =
  /** Nothing of this page comes live: the host is asked for it again and again. */
  | { readonly state: "asked" }
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  | { readonly state: "lost"; readonly why: string; readonly retryInMs: number };

export interface EventStreamHandlers {
  onOpen(): void;
  onEvent(event: SseEvent): void;
  onConnection(connection: Connection): void;
}

/** Three heartbeats of 15 s missed: the connection is dead, whatever TCP believes. */
export const silenceLimitMs = 45_000;
const firstRetryMs = 1_000;
const maxRetryMs = 15_000;

/** The pause before try `attempt` (from 0): doubling to a cap, with up to a fifth taken off so that a hundred pages don't return at once. */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(Math.min(maxRetryMs, firstRetryMs * 2 ** attempt) * (1 - 0.2 * random));
}

/** The live stream: opened, watched for silence, opened again after the last event id, until stopped. */
export class EventStream {
  private readonly stopped = new AbortController();
  private lastEventId: string | null = null;
  private attempt = 0;
  private wake: (() => void) | null = null;
  private rested: { readonly over: Promise<void>; readonly end: () => void } | null = null;
  private isKept = false;
  private isHurried = false;
  private current: AbortController | null = null;

  constructor(private readonly url: string, private readonly handlers: EventStreamHandlers) {}

  start(): void {
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
    this.reconnect();
  }

  /** Try now, not after the pause: the network came back, or the computer woke up. */
  reconnect(): void {
    this.isHurried = true;
    this.current?.abort();
    this.wake?.();
  }

  /**
   * Gives the connection back until `resume`: a browser keeps a page that was left, with its stream, and six of them to one host
   * leave none for the next page.
   */
  rest(): void {
    if (this.rested === null) {
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => { end = resolve; });
      this.rested = { over, end };
      this.reconnect();
    }
  }

  resume(): void {
    this.rested?.end();
    this.rested = null;
    this.attempt = 0;
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      this.handlers.onConnection({ state: "connecting" });
      this.isKept = false;
      const why = await this.read();
      if (this.stopped.signal.aborted) {
        return;
      }
      if (this.rested !== null) {
        this.handlers.onConnection({ state: "connecting" });
        await this.rested.over;
        continue;
      }
      const retryInMs = retryDelayMs(this.attempt++, Math.random());
      this.handlers.onConnection(this.isKept ? { state: "asked" } : { state: "lost", why, retryInMs });
      // What was broken off to be tried at once must not wait as if it had failed.
      if (!this.isHurried) {
        await this.pause(retryInMs);
      }
      this.isHurried = false;
    }
  }

  /** Reads one connection to its end and says why it ended. */
  private async read(): Promise<string> {
    const abort = new AbortController();
    this.current = abort;
    let silent = false;
    let watchdog = 0;
    const heard = (): void => {
      clearTimeout(watchdog);
      watchdog = window.setTimeout(() => { silent = true; abort.abort(); }, silenceLimitMs);
    };
    heard();
    try {
      const headers: Record<string, string> = { accept: "text/event-stream" };
      if (this.lastEventId !== null) {
        headers["last-event-id"] = this.lastEventId;
      }
      const response = await fetch(this.url, { headers: signed(headers), cache: "no-store", signal: abort.signal });
      if (!response.ok || response.body === null) {
        // This key may not listen, but may be allowed to ask.
        this.isKept = response.status === 401 || response.status === 403;
        return (await refused(response)).message;
      }
      if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
        return "The host's answer is not an event stream";
      }
      this.attempt = 0;
      this.handlers.onConnection({ state: "live" });
      this.handlers.onOpen();
      await this.drain(response.body, heard);
      return "The host closed the stream";
    } catch (error) {
      // The edge of the loop: whatever went wrong with this connection, say so and try the next.
      return silent ? "The stream fell silent" : faultWords(error);
    } finally {
      clearTimeout(watchdog);
      abort.abort();
    }
  }

  private async drain(body: ReadableStream<Uint8Array>, heard: () => void): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new SseParser();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      heard();
      for (const event of parser.push(decoder.decode(chunk.value, { stream: true }))) {
        this.handlers.onEvent(event);
      }
      this.lastEventId = parser.lastEventId ?? this.lastEventId;
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, ms);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }
}
