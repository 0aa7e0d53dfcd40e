import { describe, expect, it } from "vitest";
import { duration, LocalTime, relative } from "../../src/time/localTime";

const london = new LocalTime("Europe/London");
const at = (iso: string): number => Date.parse(iso);

// The tests run with this computer's zone set to Auckland (vite.config.ts): none of it may show.
describe("local time", () => {
  it("is the council's, not this computer's, summer and winter", () => {
    expect(london.time(at("2026-01-14T22:10:00Z"))).toBe("22:10");
    expect(london.time(at("2026-07-14T22:10:00Z"))).toBe("23:10");
  });

  it("bears the date once it is another day", () => {
    const now = at("2026-01-14T21:47:00Z");
    expect(london.timeSeenFrom(at("2026-01-14T23:59:00Z"), now)).toBe("23:59");
    expect(london.timeSeenFrom(at("2026-01-15T00:00:00Z"), now)).toBe("00:00 Thu 15 Jan");
    expect(london.timeSeenFrom(at("2026-01-13T23:00:00Z"), now)).toBe("23:00 Tue 13 Jan");
  });

  it("tells the hour that comes twice in October apart", () => {
    expect(london.time(at("2026-10-25T00:30:00Z"))).toBe("01:30 BST");
    expect(london.time(at("2026-10-25T01:30:00Z"))).toBe("01:30 GMT");
    expect(london.time(at("2026-10-25T02:30:00Z"))).toBe("02:30");
  });

  it("puts every form of instant in a host's sentence into the council's time", () => {
    const now = at("2026-07-14T21:47:00Z");
    expect(london.inWords("Full since 2026-07-14T20:10:05Z, read at 2026-07-14 21:40 UTC and 2026-07-13 23:30:01 UTC.", now)).toBe("Full since 21:10, read at 22:40 and 00:30.");
    expect(london.inWords("Since 2026-07-12 09:00 UTC.", now)).toBe("Since 10:00 Sun 12 Jul.");
  });

  it("says midnight as 00:00 and never as 24:00", () => {
    expect(london.timeWithSeconds(at("2026-01-15T00:00:05Z"))).toBe("00:00:05");
  });
});

describe("durations", () => {
  it.each([[0, "0 s"], [59_999, "59 s"], [60_000, "1 min"], [3_599_999, "59 min"], [3_600_000, "1 h"], [3_900_000, "1 h 5 min"], [50 * 3_600_000, "2 days 2 h"], [-5, "0 s"]])(
    "%d ms is %s", (ms, words) => expect(duration(ms)).toBe(words));

  it("is told ahead, now and ago", () => {
    expect([3_900_000, 30_000, -30_000, -720_000].map((ahead) => relative(ahead, 0))).toEqual(["in 1 h 5 min", "now", "now", "12 min ago"]);
  });
});
