import { describe, expect, it } from "vitest";
import { numberText, quantityName, unitSymbol, valueText } from "../../src/ui/value";

describe("a value in words", () => {
  it("bears its unit as people write it, and as many decimals as are worth reading", () => {
    expect(valueText(-0.04, "Cel")).toBe("0.0\u00a0°C");
    expect(valueText(-12.345, "Cel")).toBe("−12.3\u00a0°C");
    expect(valueText(38.26, "ug/m3")).toBe("38.3\u00a0µg/m³");
    expect(valueText(3, "deg")).toBe("3°");
    expect(valueText(12, "1")).toBe("12");
  });

  it("names a surface state, and shows a code that it does not know as one", () => {
    expect(valueText(8, "code", "surface_state")).toBe("chemically wet");
    expect(valueText(11, "code", "surface_state")).toBe("code 11");
  });

  it("shows a unit or a quantity that it does not know as it comes", () => {
    expect(valueText(1.5, "lx")).toBe("1.50\u00a0lx");
    expect(numberText(-7, "lx")).toBe("−7");
    expect(unitSymbol("lx")).toBe("lx");
    expect(quantityName("soil_moisture")).toBe("soil moisture");
  });
});
