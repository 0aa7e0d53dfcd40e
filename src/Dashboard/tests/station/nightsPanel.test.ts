import { describe, expect, it } from "vitest";
import { readRoadNights } from "../../src/api/roadNights";
import { nightsWords } from "../../src/station/nightsPanel";
import { LocalTime } from "../../src/time/localTime";

const local = new LocalTime("Europe/London");
const answer = (more: object, nights = 12): unknown => ({
  asOf: "2026-01-14T21:47:00Z",
  sensors: [{
    sensor: "rst-1", calibratedAt: null, drift: null,
    nights: Array.from({ length: nights }, (_, i) => ({ night: `2026-01-${String(i + 1).padStart(2, "0")}`, rst: 1.2, hours: 10, aboveAirK: -0.4, besideK: null })),
    ...more,
  }],
});
const words = (more: object, nights?: number): string => {
  const sensor = readRoadNights(answer(more, nights))[0];
  return sensor === undefined ? "" : nightsWords(sensor, local);
};

describe("the nights of a road sensor", () => {
  it("are said to be as they were, or too few to say", () => {
    expect(words({})).toBe("rst-1: its nights lie as they used to.");
    expect(words({}, 1)).toBe("rst-1: 1 night is known, and it takes 10 to tell a drift.");
  });

  it("name a drift, which way, since when, and what becomes of it", () => {
    const drift = { since: "2026-01-10", kelvin: 3.2, beside: "air", words: "3.2 K warmer at night beside the air than it used to" };
    expect(words({ drift })).toBe("rst-1 reads 3.2 K warmer at night beside the air than it used to, since the night of Sat 10 Jan. Decisions do without it.");
    expect(words({ drift: { ...drift, kelvin: -3.2 } })).toContain("Decisions still use it");
  });

  it("tell of a calibration", () => {
    expect(words({ calibratedAt: "2026-01-09T10:00:00Z" }, 4)).toContain("Calibrated Fri 9 Jan: nights before it do not count.");
  });
});
