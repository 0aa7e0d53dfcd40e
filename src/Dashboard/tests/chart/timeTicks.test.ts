import { describe, expect, it } from "vitest";
import { timeTicks } from "../../src/chart/timeTicks";
import { LocalTime } from "../../src/time/localTime";
import { Zone } from "../../src/time/zone";

const london = new Zone("Europe/London");
const local = new LocalTime("Europe/London");
const at = (text: string): number => Date.parse(text);

function ticks(from: string, to: string, most: number): string[] {
  return timeTicks(at(from), at(to), most, london).map((tick) => local.time(tick.at));
}

describe("the ticks of a time axis", () => {
  it("stand at round times of the council's clocks, whatever UTC is", () => {
    expect(ticks("2026-07-01T10:20:00Z", "2026-07-01T22:20:00Z", 5)).toEqual(["12:00", "15:00", "18:00", "21:00"]);
    expect(ticks("2026-01-14T21:47:00Z", "2026-01-14T22:17:00Z", 6)).toEqual(["21:50", "21:55", "22:00", "22:05", "22:10", "22:15"]);
  });

  it("leave out the hour that the clocks skip in March", () => {
    expect(ticks("2026-03-28T23:30:00Z", "2026-03-29T04:30:00Z", 10)).toEqual(["23:30", "00:00", "00:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30", "05:00", "05:30"]);
  });

  it("are 25 h apart over the day in which the clocks go back", () => {
    const days = timeTicks(at("2026-10-23T12:00:00Z"), at("2026-10-27T12:00:00Z"), 4, london);

    expect(days.every(({ isMidnight }) => isMidnight)).toBe(true);
    expect(days.map((tick) => local.day(tick.at))).toEqual(["Sat 24 Oct", "Sun 25 Oct", "Mon 26 Oct", "Tue 27 Oct"]);
    expect(days.slice(1).map((tick, index) => (tick.at - (days[index]?.at ?? 0)) / 3_600_000)).toEqual([24, 25, 24]);
  });

  it("are never more than can be read, over minutes or years", () => {
    for (const hours of [0.5, 3, 12, 24, 72, 24 * 31, 24 * 366, 24 * 366 * 4]) {
      const from = at("2026-01-14T21:47:00Z");
      const found = timeTicks(from, from + hours * 3_600_000, 6, london);
      expect(found.length).toBeLessThanOrEqual(7);
      expect(found.length).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("a zone", () => {
  it("finds the instant of a wall time: the first of two, and none of one that is skipped", () => {
    const wall = (month: number, day: number, hour: number) => ({ year: 2026, month, day, hour, minute: 30 });

    expect(london.instant(wall(1, 14, 12))).toBe(at("2026-01-14T12:30:00Z"));
    expect(london.instant(wall(7, 14, 12))).toBe(at("2026-07-14T11:30:00Z"));
    expect(london.instant(wall(10, 25, 1))).toBe(at("2026-10-25T00:30:00Z"));
    expect(london.instant(wall(3, 29, 1))).toBeNull();
  });

  it("shows an instant as its clocks do", () => {
    expect(london.wallTime(at("2026-07-01T23:05:40Z"))).toEqual({ year: 2026, month: 7, day: 2, hour: 0, minute: 5 });
  });
});
