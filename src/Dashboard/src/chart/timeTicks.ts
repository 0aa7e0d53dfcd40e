import type { Zone } from "../time/zone";

const minute = 60_000;
const day = 1440;

/** Minutes between ticks that a clock face makes easy; whole days from a day on. */
const steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, day, 2 * day, 7 * day, 14 * day, 28 * day, 91 * day, 365 * day];

export interface Tick {
  readonly at: number;
  /** It is local midnight: the date belongs beside it. */
  readonly isMidnight: boolean;
}

/**
 * Ticks at round local times: every hour of the council's clocks, not of UTC, so that a day in which they change has one hour
 * more or less between two ticks and none at a time that was never shown.
 */
export function timeTicks(from: number, to: number, most: number, zone: Zone): Tick[] {
  const step = steps.find((each) => (to - from) / (each * minute) <= most) ?? steps[steps.length - 1] ?? day;
  const ticks: Tick[] = [];
  const first = zone.wallTime(from);
  // Weeks and longer are counted from the epoch, so that ticks stay where they are while the window moves.
  const dayNumber = Math.floor(Date.UTC(first.year, first.month - 1, first.day) / (day * minute));
  const stepDays = Math.max(1, Math.round(step / day));
  for (let number = dayNumber - (dayNumber % stepDays); ; number += stepDays) {
    const date = new Date(number * day * minute);
    for (let minutes = 0; minutes < day; minutes += Math.min(step, day)) {
      const at = zone.instant({
        year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: Math.floor(minutes / 60), minute: minutes % 60,
      });
      if (at !== null && at > to) {
        return ticks;
      }
      if (at !== null && at >= from) {
        ticks.push({ at, isMidnight: minutes === 0 });
      }
    }
  }
}
