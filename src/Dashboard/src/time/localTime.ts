const minute = 60_000;
const hour = 60 * minute;

/** Instants in the council's zone and words. Whoever reads it may be elsewhere, or have a computer set to another zone. */
export class LocalTime {
  private readonly date: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;
  private readonly seconds: Intl.DateTimeFormat;
  private readonly dayName: Intl.DateTimeFormat;
  private readonly longDay: Intl.DateTimeFormat;
  private readonly zoneName: Intl.DateTimeFormat;

  constructor(readonly timeZone: string) {
    const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...options });
    this.date = format({ year: "numeric", month: "2-digit", day: "2-digit" });
    this.clock = format({ hour: "2-digit", minute: "2-digit" });
    this.seconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
    this.dayName = format({ weekday: "short", day: "numeric", month: "short" });
    this.longDay = format({ weekday: "long", day: "numeric", month: "long" });
    this.zoneName = format({ timeZoneName: "short" });
  }

  /** "02:40"; with the zone ("01:20 BST") in the hour that the clocks going back run through twice. */
  time(at: number): string {
    return this.isRepeated(at) ? `${this.clock.format(at)} ${this.zone(at)}` : this.clock.format(at);
  }

  /** "21:47:09" */
  timeWithSeconds(at: number): string {
    return this.seconds.format(at);
  }

  /** "02:40", and "02:40 Thu 15 Jan" when that is not the local date of `now`. */
  timeSeenFrom(at: number, now: number): string {
    return this.isSameDay(at, now) ? this.time(at) : `${this.time(at)} ${this.day(at)}`;
  }

  /** A host's sentence with its UTC instants ("2026-01-14T16:40Z", "2026-01-14 16:40 UTC") as the council's clocks show them. */
  inWords(text: string, now: number): string {
    return text.replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z| UTC)/g, (instant) => {
      const at = Date.parse(instant.replace(" UTC", "Z").replace(" ", "T"));
      return Number.isNaN(at) ? instant : this.timeSeenFrom(at, now);
    });
  }

  /** "Thu 15 Jan" */
  day(at: number): string {
    return this.dayName.format(at).replace(",", "");
  }

  /** "2026" */
  year(at: number): string {
    return this.date.formatToParts(at).find(({ type }) => type === "year")?.value ?? "";
  }

  /** "Wednesday 14 January" */
  dayInFull(at: number): string {
    return this.longDay.format(at).replace(",", "");
  }

  /** "GMT", "BST" or the offset. */
  zone(at: number): string {
    return this.zoneName.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? this.timeZone;
  }

  isSameDay(a: number, b: number): boolean {
    return this.date.format(a) === this.date.format(b);
  }

  private isRepeated(at: number): boolean {
    const reading = this.clock.format(at);
    return this.clock.format(at - hour) === reading || this.clock.format(at + hour) === reading;
  }
}

/** "8 s", "12 min", "3 h 20 min", "2 days 4 h": whole units, cut and not rounded, so that nothing reads as later than it is. */
export function duration(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  }
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`;
}

/** "in 1 h 5 min", "now", "12 min ago". */
export function relative(at: number, now: number): string {
  const ahead = at - now;
  return Math.abs(ahead) < minute ? "now" : ahead > 0 ? `in ${duration(ahead)}` : `${duration(-ahead)} ago`;
}
