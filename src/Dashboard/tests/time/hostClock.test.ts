import { describe, expect, it } from "vitest";
import { HostClock } from "../../src/time/hostClock";

function clocks() {
  const local = { mono: 1_000, walls: 5_000_000 };
  return { local, clock: new HostClock({ monotonic: () => local.mono, wall: () => local.walls }) };
}

describe("the host's clock", () => {
  it("knows nothing before the host has spoken", () => {
    const { clock } = clocks();
    expect([clock.now(), clock.silence(), clock.skew(), clock.lastHeard()]).toEqual([null, null, null, null]);
  });

  it("goes on from what the host said", () => {
    const { local, clock } = clocks();
    clock.heard(900_000);
    local.mono += 2_000;
    local.walls += 2_000;
    expect([clock.now(), clock.silence(), clock.lastHeard()]).toEqual([902_000, 2_000, 900_000]);
  });

  it("does not take a sleep of the computer for a short silence", () => {
    const { local, clock } = clocks();
    clock.heard(900_000);
    local.walls += 3_600_000;
    expect(clock.silence()).toBe(3_600_000);
    expect(clock.takeInterruption()).toBe(true);
    expect(clock.takeInterruption(), "told once").toBe(false);
    clock.heard(4_500_000);
    expect(clock.takeInterruption()).toBe(false);
  });

  it("does not take a clock set back for no silence", () => {
    const { local, clock } = clocks();
    clock.heard(900_000);
    local.mono += 60_000;
    local.walls -= 3_600_000;
    expect(clock.silence()).toBe(60_000);
  });

  it("tells by how much this computer's clock is wrong", () => {
    const { clock } = clocks();
    clock.heard(5_420_000);
    expect(clock.skew()).toBe(-420_000);
  });
});
