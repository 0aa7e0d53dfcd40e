const minute = 60_000;

/** A date and time of day as the clocks of a zone show them; months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Between instants and the wall times of one zone, whatever the zone of this computer is. */
export class Zone {
  private readonly parts: Intl.DateTimeFormat;

  constructor(readonly name: string) {
    this.parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: name, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
  }

  wallTime(at: number): WallTime {
    const fields = new Map(this.parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const field = (name: Intl.DateTimeFormatPartTypes): number => fields.get(name) ?? Number.NaN;
    return { year: field("year"), month: field("month"), day: field("day"), hour: field("hour"), minute: field("minute") };
  }

  /** The instant of a wall time: the first of two where the clocks go back, null where they skip it. */
  instant(wall: WallTime): number | null {
    const asUtc = utcOf(wall);
    // The offsets on either side of any change of clocks near by; the greater one gives the earlier instant.
    for (const offset of [this.offset(asUtc - 24 * 60 * minute), this.offset(asUtc + 24 * 60 * minute)].toSorted((a, b) => b - a)) {
      if (this.offset(asUtc - offset) === offset) {
        return asUtc - offset;
      }
    }
    return null;
  }

  /** ms that the zone's clocks are ahead of UTC. */
  private offset(at: number): number {
    return utcOf(this.wallTime(at)) - Math.floor(at / minute) * minute;
  }
}

function utcOf({ year, month, day, hour, minute: minutes }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minutes);
}
