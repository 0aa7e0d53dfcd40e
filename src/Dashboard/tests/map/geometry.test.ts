import { describe, expect, it } from "vitest";
import { boundsOf, graticule, uncovered } from "../../src/map/geometry";

describe("what is drawn around a network", () => {
  it("has bounds with room at the edges, also around a single place, and none around nothing", () => {
    expect(boundsOf([])).toBeNull();
    const one = boundsOf([[-1.5, 53.4]]);
    expect(one?.west).toBeLessThan(-1.5);
    expect(one?.north).toBeGreaterThan(53.4);
    const two = boundsOf([[-1.5, 53.4], [-1, 53.9]]);
    expect(two).toEqual({ west: expect.closeTo(-1.52, 6) as number, south: expect.closeTo(53.38, 6) as number, east: expect.closeTo(-0.98, 6) as number, north: expect.closeTo(53.92, 6) as number });
  });

  it("has a graticule of round degrees that covers it and is never dense", () => {
    for (const width of [0.02, 0.3, 4, 30]) {
      const bounds = { west: -1.234, south: 53.3, east: -1.234 + width, north: 53.4 };
      const { step, lines } = graticule(bounds);
      expect(lines.length).toBeLessThan(60);
      const [xs, ys] = [lines.flat().map(([x]) => x), lines.flat().map(([, y]) => y)];
      expect(Math.min(...xs)).toBeLessThan(bounds.west);
      expect(Math.max(...xs)).toBeGreaterThan(bounds.east);
      expect(Math.max(...ys)).toBeGreaterThan(bounds.north);
      expect(xs.every((x) => Math.abs(x / step - Math.round(x / step)) < 1e-6)).toBe(true);
    }
  });

  it("shows the graver of two labels that would cover each other", () => {
    const box = (left: number, top: number) => ({ left, top, right: left + 50, bottom: top + 15 });
    expect(uncovered([box(0, 0), box(40, 5), box(60, 0), null, box(40, 16)])).toEqual([true, false, true, false, true]);
  });
});
