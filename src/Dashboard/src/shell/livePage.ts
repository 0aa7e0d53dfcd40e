import { type Connection, EventStream } from "../api/eventStream";
import { faultWords } from "../api/fault";
import { Fields } from "../api/json";
import { hasKey } from "../api/key";
import { fetchSession, type Session } from "../api/session";
import type { SseEvent } from "../api/sse";
import { HostClock } from "../time/hostClock";
import { LocalTime } from "../time/localTime";
import { el, fill, setText } from "../ui/dom";
import { healthOf } from "./health";
import { type Obstacle, obstacleOf, passes } from "./obstacle";
import type { PageId } from "./pages";
import { Shell } from "./shell";
import { SignIn } from "./signIn";

/** What a page is shown by: the host's time now, the council's clocks, and who reads it. */
export interface View {
  readonly now: number;
  readonly local: LocalTime;
  readonly session: Session;
}

/** What a page may ask of what is around it. */
export interface PageControl {
  /** Asks the host now: after a deed, or when what is asked for has changed. */
  refresh(): Promise<void>;
  /** Shows again what is known: when only the view of it has changed. */
  render(): void;
  /** Opens the form for a key: for a deed that needs one. */
  offerSignIn(): void;
  /** Words for who cannot see what changed. */
  announce(words: string): void;
}

/** What makes one page different from the others. The rest, from sign-in to the warning that it is out of date, is LivePage's. */
export interface PageSource<T extends { readonly asOf: number }> {
  readonly id: PageId;
  /** The first heading. */
  readonly title: string;
  /** "Asking the host for tonight’s decisions …" */
  readonly asking: string;
  /** What can't be shown while the host has not answered: "No decision can be shown." */
  readonly nothing: string;
  /** Kinds of live events that change the page; none: the host is asked every minute and nothing comes live. */
  readonly kinds: readonly string[];
  readonly content: HTMLElement;
  /** Called once, before anything else. */
  attach?(page: PageControl): void;
  /** Everything that the page shows. `part` keeps a piece that this key may not read from failing the others. */
  fetch(signal: AbortSignal): Promise<T>;
  /** Called at each answer and every second after it, so that ages grow: change only what differs. */
  show(answer: T, view: View): void;
  /** What an event makes of the answer; "ask" (also what happens without it): it can't be told without asking the host. */
  take?(answer: T, event: SseEvent): T | "ask" | "nothing";
  /** Another answer than the one before stands now; words for who cannot see it go to `announce`. */
  changed?(before: T, after: T, view: View, announce: (words: string) => void): void;
  headingOf?(answer: T, view: View): string;
  notesOf?(answer: T, view: View): readonly string[];
}

const refreshMs = 60_000;

/** While there is nothing to show, and what is in the way may pass by itself. */
const retryMs = 10_000;

/** A page that keeps what it last knew in sight whatever fails, says how old that is, and tells "nothing" from "not known". */
export class LivePage<T extends { readonly asOf: number }> implements PageControl {
  private readonly clock = new HostClock();
  private readonly signIn = new SignIn(() => this.askAnew());
  private readonly shell: Shell;
  private readonly heading = el("h1", { class: "title" });
  private readonly waiting = el("div", { class: "waiting", role: "status" });
  private readonly events: EventStream | null;
  private known: { readonly answer: T; readonly session: Session } | null = null;
  private session: Session | null = null;
  private local = new LocalTime("Europe/London");
  private connection: Connection;
  private problem: { readonly words: string; readonly obstacle: Obstacle } | null = null;
  private refreshing: AbortController | null = null;
  private askAgain = false;
  private refreshTimer = 0;

  constructor(private readonly source: PageSource<T>) {
    this.shell = new Shell(source.id, this.signIn.status);
    this.connection = source.kinds.length === 0 ? { state: "asked" } : { state: "connecting" };
    this.events = source.kinds.length === 0 ? null : new EventStream(`/api/v1/events?kinds=${source.kinds.join(",")}`, {
      onOpen: () => void this.refresh(),
      onEvent: (event) => this.take(event),
      onConnection: (connection) => { this.connection = connection; this.render(); },
    });
  }

  start(): void {
    this.source.attach?.(this);
    setText(this.heading, this.source.title);
    this.source.content.hidden = true;
    fill(this.shell.main, this.heading, this.waiting, this.signIn.panel, this.source.content);
    this.events?.start();
    void this.refresh();
    window.setInterval(() => this.tick(), 1_000);
    window.addEventListener("online", () => this.askAnew());
    window.addEventListener("pagehide", () => { this.events?.rest(); this.refreshing?.abort(); });
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) {
        this.events?.resume();
        void this.refresh();
      }
    });
  }

  async refresh(): Promise<void> {
    clearTimeout(this.refreshTimer);
    this.askAgain = false;
    this.refreshing?.abort();
    const refreshing = this.refreshing = new AbortController();
    try {
      const meeting = this.meet(refreshing.signal);
      // Where both fail, why the page's own answer did says more, whichever is heard of first.
      meeting.catch(() => undefined);
      const answer = await this.source.fetch(refreshing.signal);
      const session = await meeting;
      if (refreshing.signal.aborted) {
        return;
      }
      this.problem = null;
      this.clock.answered(session.asOf);
      this.signIn.satisfied();
      this.replace(answer, session);
    } catch (error) {
      if (refreshing.signal.aborted) {
        return;
      }
      // The edge of the loop: whatever went wrong is shown with the age of what is still on the page.
      const obstacle = obstacleOf(error, hasKey());
      this.problem = { words: faultWords(error), obstacle };
      if (obstacle.wantsKey) {
        this.signIn.demand();
      }
    }
    this.refreshing = null;
    this.refreshTimer = window.setTimeout(() => void this.refresh(), this.known === null && this.problem !== null && passes(this.problem.obstacle) ? retryMs : refreshMs);
    this.render();
    if (this.askAgain) {
      void this.refresh();
    }
  }

  /** Who reads the page is told even where the rest of it can't be answered. */
  private async meet(signal: AbortSignal): Promise<Session> {
    const session = await fetchSession(signal);
    if (!signal.aborted) {
      this.session = session;
      this.render();
    }
    return session;
  }

  offerSignIn(): void {
    this.signIn.offer();
  }

  announce(words: string): void {
    this.shell.announce(words);
  }

  private askAnew(): void {
    this.events?.reconnect();
    void this.refresh();
  }

  /** However many events come, no more than one question is open at a time. */
  private askSoon(): void {
    if (this.refreshing === null) {
      void this.refresh();
    } else {
      this.askAgain = true;
    }
  }

  private tick(): void {
    if (this.clock.takeInterruption()) {
      // The computer slept or its clock was set: nothing measured since is worth anything until the host has spoken.
      this.askAnew();
    }
    this.render();
  }

  private take(event: SseEvent): void {
    try {
      if (event.event === "heartbeat") {
        this.clock.heard(Fields.of(JSON.parse(event.data), "heartbeat").instant("now"));
      } else if (this.source.kinds.includes(event.event)) {
        if (this.known === null) {
          // The first answer, still on its way, may have been made before this.
          this.askSoon();
        } else {
          this.takeChange(this.known.answer, this.known.session, event);
        }
      }
    } catch (error) {
      // An event this page can't read may be one that matters: the host is asked instead.
      this.problem = { words: `A live event could not be read (${faultWords(error)})`, obstacle: obstacleOf(error, hasKey()) };
      this.askSoon();
    }
    this.render();
  }

  private takeChange(answer: T, session: Session, event: SseEvent): void {
    const taken = this.source.take?.(answer, event) ?? "ask";
    if (taken === "ask") {
      this.askSoon();
    } else if (taken !== "nothing") {
      this.replace(taken, session);
      // An answer that is on its way may have been made before this event, and would take it back.
      this.askAgain = this.refreshing !== null;
    }
  }

  /** Takes an answer as the one that stands, and lets the page tell what differs from the one before. */
  private replace(answer: T, session: Session): void {
    const before = this.known?.answer ?? null;
    if (session.timeZone !== this.local.timeZone) {
      this.local = new LocalTime(session.timeZone);
    }
    this.known = { answer, session };
    this.render();
    if (before !== null) {
      this.source.changed?.(before, answer, this.view(answer, session), (words) => this.shell.announce(words));
    }
  }

  private view(answer: T, session: Session): View {
    return { now: this.clock.now() ?? answer.asOf, local: this.local, session };
  }

  render(): void {
    this.signIn.show(this.session);
    if (this.known === null) {
      this.renderWaiting();
      return;
    }
    const { answer, session } = this.known;
    const view = this.view(answer, session);
    const known = { asOf: answer.asOf, simulatedTime: session.simulatedTime };
    const health = healthOf(known, this.connection, this.problem?.words ?? null, this.clock, this.local, this.source.notesOf?.(answer, view));
    this.waiting.hidden = true;
    this.source.content.hidden = false;
    setText(this.heading, this.source.headingOf?.(answer, view) ?? this.source.title);
    this.shell.showClock(this.local.timeWithSeconds(view.now), `${this.local.day(view.now)}, ${this.local.zone(view.now)}`, session.simulatedTime);
    this.shell.showPrinted(printedWords(answer.asOf, view));
    this.shell.showConnection(health.state, health.words);
    this.shell.showWarnings(health.outOfDate, health.notes);
    this.source.show(answer, view);
  }

  private renderWaiting(): void {
    const obstacle = this.problem?.obstacle ?? null;
    this.waiting.classList.toggle("waiting--failed", obstacle !== null && obstacle.kind !== "no-key");
    const words = obstacle === null ? this.source.asking : `${obstacle.title}|${obstacle.text}`;
    if (this.waiting.dataset["shown"] !== words) {
      this.waiting.dataset["shown"] = words;
      fill(this.waiting, ...(obstacle === null ? [el("p", {}, words)] : [
        el("p", { class: "waiting__title" }, el("strong", {}, obstacle.title)),
        el("p", {}, `${obstacle.text} ${this.source.nothing} Trying again every ${passes(obstacle) ? "ten seconds" : "minute"}.`)]));
    }
    this.shell.showConnection(this.connection.state, this.connection.state === "lost" ? `Not live: ${this.connection.why}` : "Connecting.");
  }
}

/** "Printed on Wednesday 14 January 2026 at 21:47:09 GMT; as the host had it at 21:46:40." */
export function printedWords(asOf: number, { now, local, session }: View): string {
  const date = local.isSameDay(asOf, now) ? "" : ` ${local.day(asOf)}`;
  return `Printed on ${local.dayInFull(now)} ${local.year(now)} at ${local.timeWithSeconds(now)} ${local.zone(now)}${session.simulatedTime ? ", simulated time" : ""}; as the host had it at ${local.timeWithSeconds(asOf)}${date}.`;
}
