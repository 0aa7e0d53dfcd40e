/** The two clocks of this computer, ms: one that never jumps but may stop in sleep, one that goes on in sleep but may be set. */
export interface LocalClocks {
  monotonic(): number;
  wall(): number;
}

export const browserClocks: LocalClocks = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
};

interface Contact {
  readonly hostTime: number;
  readonly monotonic: number;
  readonly wall: number;
}

/**
 * The host's time, which every time on the page is in: this computer's clock may be wrong, and a demo's time is simulated.
 * It is what the host last said plus what has passed here since.
 */
export class HostClock {
  private contact: Contact | null = null;
  private interrupted: Contact | null = null;
  private answer: Contact | null = null;

  constructor(private readonly clocks: LocalClocks = browserClocks) {}

  /** The host said that it is `hostTime`. */
  heard(hostTime: number): void {
    this.contact = { hostTime, monotonic: this.clocks.monotonic(), wall: this.clocks.wall() };
  }

  /** The host answered with all it knows. */
  answered(hostTime: number): void {
    this.heard(hostTime);
    this.answer = this.contact;
  }

  /** ms since the host last answered, by the clocks here: a simulated clock may run faster than they. */
  sinceAnswer(): number | null {
    return this.answer === null ? null : Math.max(0, this.clocks.monotonic() - this.answer.monotonic, this.clocks.wall() - this.answer.wall);
  }

  /** ms since the host last said its time; of the two clocks the one that says more, so that silence is never made shorter. */
  silence(): number | null {
    return this.contact === null
      ? null
      : Math.max(0, this.clocks.monotonic() - this.contact.monotonic, this.clocks.wall() - this.contact.wall);
  }

  now(): number | null {
    const silence = this.silence();
    return this.contact === null || silence === null ? null : this.contact.hostTime + silence;
  }

  /** The host's time when it was last heard. */
  lastHeard(): number | null {
    return this.contact?.hostTime ?? null;
  }

  /** ms by which this computer's clock was ahead of the host's (negative: behind) when it last spoke. */
  skew(): number | null {
    return this.contact === null ? null : this.contact.wall - this.contact.hostTime;
  }

  /**
   * The two clocks here differ by seconds about how long ago that was: the computer slept, or its clock was set.
   * Told once for each time the host is heard, so that nobody asks it again every second.
   */
  takeInterruption(): boolean {
    const interrupted = this.contact !== null && this.contact !== this.interrupted
      && Math.abs(this.clocks.monotonic() - this.contact.monotonic - (this.clocks.wall() - this.contact.wall)) > 5_000;
    this.interrupted = interrupted ? this.contact : this.interrupted;
    return interrupted;
  }
}
