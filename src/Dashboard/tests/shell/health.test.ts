import { describe, expect, it } from "vitest";
import { HostClock } from "../../src/time/hostClock";
import { LocalTime } from "../../src/time/localTime";
import { healthOf } from "../../src/shell/health";
import { now, someNight } from "../some";

const london = new LocalTime("Europe/London");
function after(silence: number, { wall = now, night = someNight(), heardAt = now, problem = null as string | null } = {}) {
  const local = { at: 0 };
  const clock = new HostClock({ monotonic: () => local.at, wall: () => wall + local.at });
  clock.heard(heardAt);
  local.at = silence;
  return healthOf(night, { state: "live" }, problem, clock, london);
}

describe("the health of the page", () => {
  it("is live with the age of the last word", () => {
    expect(after(4_000)).toEqual({ state: "live", words: "Live. Last word from the host 4 s ago.", outOfDate: null, notes: [] });
  });

  it("is out of date after three missed heartbeats", () => {
    expect(after(45_000).outOfDate).toBeNull();
    expect(after(46_000).outOfDate).toBe("The host is silent. Last word from the host 46 s ago. What you see is as known at 21:47:00.");
  });

  it("is out of date when only the heartbeats still come", () => {
    expect(after(1_000, { heardAt: now + 151_000, problem: "The host answered 500" }).outOfDate).toContain("The host answered 500. Last word");
  });

  it("is up to date though the host's simulated hour passes in a minute", () => {
    const local = { at: 0 };
    const clock = new HostClock({ monotonic: () => local.at, wall: () => now + local.at });
    const night = { ...someNight(), simulatedTime: true };
    const at = (minutes: number, heardAt: number) => {
      local.at = minutes * 60_000;
      clock.heard(heardAt);
      return healthOf(night, { state: "live" }, null, clock, london).outOfDate;
    };
    clock.answered(now);
    expect(at(1, now + 3_600_000)).toBeNull();
    expect(at(3, now + 3 * 3_600_000)).toContain("What you see is as known at 21:47:00 Wed 14 Jan.");
  });

  it("tells a failed refresh at once", () => {
    expect(after(1_000, { problem: "The host answered 500" }).notes[0]).toBe("The host answered 500. Trying again. What you see is as known at 21:47:00.");
  });

  it("tells a wrong clock of this computer, but not a simulated one of the host", () => {
    expect(after(0, { wall: now - 7 * 60_000 }).notes).toEqual(["This computer’s clock is 7 min behind the host’s. Every time on this page is the host’s."]);
    expect(after(0, { wall: now + 1e9, night: { ...someNight(), simulatedTime: true } }).notes).toEqual([]);
  });
});
