import { type Connection, EventStream } from "../api/eventStream";
import { faultWords } from "../api/fault";
import { fetchHistory, fetchNight, HostError } from "../api/host";
import { Fields } from "../api/json";
import { storeKey } from "../api/key";
import type { Night } from "../api/night";
import type { SseEvent } from "../api/sse";
import type { Shell } from "../shell";
import { HostClock } from "../time/hostClock";
import { LocalTime } from "../time/localTime";
import { el, fill, setText } from "../ui/dom";
import { signInForm } from "../ui/signIn";
import { announcement } from "./announcement";
import { Board } from "./board";
import { healthOf } from "./health";
import { HistoryPanel } from "./historyPanel";
import { merge } from "./merge";
import { Overview } from "./overview";

const stream = "/api/v1/events?kinds=decision";
const refreshMs = 60_000;

/** Every route's decision for this night, live. It keeps the last known night on the page whatever fails, and says how old it is. */
export class TonightPage {
  private readonly clock = new HostClock();
  private readonly overview = new Overview();
  private readonly board = new Board((route) => this.historyOf(route));
  private readonly heading = el("h1", { class: "title" }, "Tonight");
  private readonly waiting = el("p", { class: "waiting", role: "status" }, "Asking the host for tonight’s decisions …");
  private readonly signIn = signInForm((key) => this.signInWith(key));
  private readonly content = el("div", { hidden: true }, this.overview.element, this.board.element);
  private readonly events = new EventStream(stream, {
    onOpen: () => void this.refresh(),
    onEvent: (event) => this.take(event),
    onConnection: (connection) => { this.connection = connection; this.render(); },
  });
  private night: Night | null = null;
  private local = new LocalTime("Europe/London");
  private connection: Connection = { state: "connecting" };
  private problem: string | null = null;
  private refreshing: AbortController | null = null;
  private refreshTimer = 0;

  constructor(private readonly shell: Shell) {}

  start(): void {
    fill(this.shell.main, this.heading, this.waiting, this.signIn, this.content);
    this.events.start();
    void this.refresh();
    window.setInterval(() => this.tick(), 1_000);
    window.addEventListener("online", () => this.events.reconnect());
  }

  private signInWith(key: string): void {
    storeKey(key);
    this.events.reconnect();
    void this.refresh();
  }

  private tick(): void {
    if (this.clock.takeInterruption()) {
      // The computer slept or its clock was set: nothing measured since is worth anything until the host has spoken.
      this.events.reconnect();
      void this.refresh();
    }
    this.render();
  }

  private async refresh(): Promise<void> {
    clearTimeout(this.refreshTimer);
    this.refreshing?.abort();
    const refreshing = this.refreshing = new AbortController();
    try {
      const night = await fetchNight(refreshing.signal);
      this.problem = null;
      this.signIn.hidden = true;
      this.clock.answered(night.asOf);
      this.replace(night);
    } catch (error) {
      if (refreshing.signal.aborted) {
        return;
      }
      // The edge of the loop: whatever went wrong is shown with the age of what is still on the page.
      this.problem = faultWords(error);
      this.signIn.hidden = !(error instanceof HostError && error.wantsKey);
    }
    this.refreshTimer = window.setTimeout(() => void this.refresh(), refreshMs);
    this.render();
  }

  private take(event: SseEvent): void {
    try {
      if (event.event === "heartbeat") {
        this.clock.heard(Fields.of(JSON.parse(event.data), "heartbeat").instant("now"));
      } else if (event.event === "decision" && this.night !== null) {
        this.takeDecision(this.night, JSON.parse(event.data));
      }
    } catch (error) {
      // An event this page can't read may be one that matters: the host is asked instead.
      this.problem = `A live event could not be read (${faultWords(error)})`;
      void this.refresh();
    }
    this.render();
  }

  private takeDecision(night: Night, data: unknown): void {
    const merged = merge(night, data);
    if (merged.kind === "ask") {
      void this.refresh();
    } else if (merged.kind === "changed") {
      this.replace(merged.night);
    }
  }

  /** Takes a night as the one that stands, and tells what differs from the one before. */
  private replace(night: Night): void {
    const before = this.night?.day === night.day ? this.night : null;
    if (night.timeZone !== this.local.timeZone) {
      this.local = new LocalTime(night.timeZone);
    }
    this.night = night;
    this.render();
    for (const { route, decision } of before === null ? [] : night.routes) {
      const old = before?.routes.find((each) => each.route.id === route.id)?.decision ?? null;
      if (old?.id !== decision?.id) {
        this.board.changed(route.id);
        const words = announcement(route.name, old, decision, this.clock.now() ?? night.asOf, this.local);
        if (words !== null) {
          this.shell.announce(words);
        }
      }
    }
  }

  private render(): void {
    const night = this.night;
    if (night === null) {
      setText(this.waiting, this.problem === null ? "Asking the host for tonight’s decisions …" : `${this.problem}. No decision can be shown. Trying again every minute.`);
      this.waiting.classList.toggle("waiting--failed", this.problem !== null);
      this.shell.showConnection(this.connection.state, this.connection.state === "lost" ? `Not live: ${this.connection.why}` : "Connecting.");
      return;
    }
    const now = this.clock.now() ?? night.asOf;
    const health = healthOf(night, this.connection, this.problem, this.clock, this.local);
    this.waiting.hidden = true;
    this.content.hidden = false;
    setText(this.heading, `Tonight: ${this.local.dayInFull(night.dayStart)} to ${this.local.dayInFull(night.dayEnd)}`);
    this.shell.showClock(this.local.timeWithSeconds(now), `${this.local.day(now)}, ${this.local.zone(now)}`, night.simulatedTime);
    this.shell.showConnection(health.state, health.words);
    this.shell.showWarnings(health.outOfDate, health.notes);
    this.overview.show(night, now, this.local);
    this.board.show(night, now, this.local);
  }

  private historyOf(id: string): HistoryPanel {
    return new HistoryPanel({
      fetch: () => fetchHistory(id, this.night?.day ?? ""),
      salt: this.night?.routes.find(({ route }) => route.id === id)?.route.salt ?? "",
      now: () => this.clock.now() ?? 0,
      local: () => this.local,
    });
  }
}
