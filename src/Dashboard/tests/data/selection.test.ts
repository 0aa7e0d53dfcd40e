import { describe, expect, it } from "vitest";
import { instantOfInput, localInput, questionOf, readSelection } from "../../src/data/selection";
import { Zone } from "../../src/time/zone";
import { dataHref } from "../../src/ui/places";

const now = Date.parse("2026-01-14T21:47:00Z");
const london = new Zone("Europe/London");
const rst = { site: "a57-snake", sensor: "rws-snake", quantity: "road_surface_temperature" };

describe("a selection", () => {
  it("comes back from its own address", () => {
    const selection = { series: [rst, { ...rst, quantity: "dew_point" }], from: now - 3_600_000, to: now, mean: "1h" as const };
    const address = dataHref(selection.series, selection.from, selection.to, selection.mean);

    expect(readSelection(address.slice(address.indexOf("?")), now)).toEqual(selection);
  });

  it("is the day up to now where an address says nothing, or nonsense", () => {
    const day = { series: [], from: now - 86_400_000, to: now, mean: "raw" };
    expect(readSelection("", now)).toEqual(day);
    expect(readSelection("?series=x&series=a:b&series=/a:b&from=2026-01-14T00:00:00&to=never&mean=5m", now)).toEqual(day);
    expect(readSelection("?from=2026-01-15T00:00:00Z&to=2026-01-14T00:00:00Z", now)).toEqual(day);
  });

  it("is cut to what can be shown at once", () => {
    expect(readSelection(`?${Array.from({ length: 20 }, (_, i) => `series=s/r${i}:no2`).join("&")}`, now).series).toHaveLength(8);
  });

  it("asks for single readings or for means, never for both", () => {
    const window = { series: [rst], from: now - 60_000, to: now };
    expect(questionOf(rst, { ...window, mean: "raw" }).toString()).toBe("sensor=rws-snake&quantity=road_surface_temperature&from=2026-01-14T21%3A46%3A00.000Z&to=2026-01-14T21%3A47%3A00.000Z");
    expect(questionOf(rst, { ...window, mean: "1d" }).get("interval")).toBe("1d");
  });

  it("is given in the council's time, whatever this computer's", () => {
    expect(localInput(Date.parse("2026-07-01T23:05:00Z"), london)).toBe("2026-07-02T00:05");
    expect(instantOfInput("2026-07-02T00:05", london)).toBe(Date.parse("2026-07-01T23:05:00Z"));
    expect(instantOfInput("2026-03-29T01:30", london)).toBeNull();
    expect(instantOfInput("", london)).toBeNull();
  });
});
