import { describe, expect, it } from "vitest";
import type { Bin } from "../../src/api/bins";
import { binView, chosen } from "../../src/bins/binView";
import { LocalTime } from "../../src/time/localTime";
import { now, plain } from "../some";

const london = new LocalTime("Europe/London");
const bin = (change: Partial<Bin> = {}): Bin => ({
  id: "bin-1", site: "s", name: "Market", sensor: "bfs-1", stream: "litter", collectAtPercent: 80, collection: null,
  fill: { observedAt: now - 600_000, percent: 42, litres: 50.4, note: "Measured", flag: "pass", fullPercentOfCapacity: 100, capacityLitres: 120, rate: null },
  lastKnownFill: null, ageSeconds: 600, stale: false, toCollect: false, why: null, alerts: [], lastEmptied: null, ...change,
});
const view = (change: Partial<Bin>) => plain(binView(bin(change), now, london));

describe("a bin", () => {
  it("of which it is not known whether to collect it never reads as one that can wait", () => {
    expect(view({ toCollect: null, why: "No fill is known of this bin.", fill: null })).toMatchObject({ state: "Not known", tone: "unknown", percent: null, fill: "No fill is known." });
  });

  it("says what its 100 % means and how old the fill is", () => {
    expect(view({})).toMatchObject({ state: "Not to be collected", fill: "42 %, 50 l at 21:37, 10 min ago.", full: "100 % is 120 l, 100 % of its 120 l; collected at 80 %" });
    expect(view({ stale: true }).fill).toContain("too old to be of now");
  });

  it("on fire stands first whatever its fill, then what is to be collected, then what is not known", () => {
    const fire = view({ id: "f", alerts: [{ rule: "bin-fire", severity: "Critical", state: "Raised", reason: "Hot." }] });
    const views = [view({ id: "n" }), view({ id: "u", toCollect: null }), view({ id: "c", toCollect: true, why: "Full." }), fire];
    expect(chosen(views, {}).map(({ id }) => id)).toEqual(["f", "c", "u", "n"]);
    expect(chosen(views, { state: "unknown" }).map(({ id }) => id)).toEqual(["u"]);
  });

  it("that was missed, overflows or lies on its side says so beside its state, and is found by it", () => {
    const missed = view({ id: "m", alerts: [{ rule: "bin-collection-missed", severity: "Warning", state: "Raised", reason: "No emptying." }, { rule: "bin-tilted", severity: "Warning", state: "Stale", reason: "Tilted." }] });
    expect(missed.troubles.map(({ words, tone }) => [words, tone])).toEqual([["Collection missed", "warn"], ["Tilted: not known whether it holds", "stale"]]);
    expect(chosen([view({}), missed], { state: "bin-collection-missed" }).map(({ id }) => id)).toEqual(["m"]);
    expect(chosen([view({}), missed], { state: "bin-overflow" })).toEqual([]);
  });

  it("does not say the same twice", () => {
    const full = "bin-1 was 100 % full at 2026-01-14 21:30 UTC.";
    const overflow = { rule: "bin-overflow", severity: "Warning", state: "Raised", reason: full };
    expect(view({ toCollect: true, why: `${full} It is collected from 80 %.`, alerts: [overflow] })).toMatchObject({ alerts: [], why: "bin-1 was 100 % full at 21:30. It is collected from 80 %.", troubles: [{ words: "Overflowing" }] });
    expect(view({ alerts: [overflow] }).alerts).toEqual(["Bin overflow (warning): bin-1 was 100 % full at 21:30."]);
  });
});
