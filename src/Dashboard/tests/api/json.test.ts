import { describe, expect, it } from "vitest";
import { Fields, ShapeError } from "../../src/api/json";

describe("an answer of the host", () => {
  const fields = Fields.of({ name: "a", n: 3, at: "2026-01-14T21:47:00Z", on: true, none: null, rows: [{ n: 1 }, { n: "2" }], names: ["x", "y"], mixed: ["x", 4] }, "answer");

  it("gives what is there, and null for what is absent or null, never for what is mistyped", () => {
    expect([fields.textOrNull("name"), fields.numberOrNull("n"), fields.instantOrNull("at"), fields.flagOrNull("on")]).toEqual(["a", 3, Date.parse("2026-01-14T21:47:00Z"), true]);
    expect([fields.textOrNull("none"), fields.numberOrNull("absent")]).toEqual([null, null]);
    expect(() => fields.numberOrNull("name")).toThrow("answer.name is not a number");
    expect(() => fields.flagOrNull("n")).toThrow(ShapeError);
  });

  it("names the place of what is wrong within a list", () => {
    expect(fields.texts("names")).toEqual(["x", "y"]);
    expect(() => fields.texts("mixed")).toThrow("answer.mixed[1] is not text");
    expect(() => fields.rows("rows", (row) => row.number("n"))).toThrow("answer.rows[1].n is not a number");
    expect(() => fields.rows("names", (row) => row)).toThrow("answer.names[0] is not an object");
  });

  it("refuses an instant without an offset, which would mean this computer's zone", () => {
    expect(() => Fields.of({ at: "2026-01-14T21:47:00" }, "answer").instantOrNull("at")).toThrow("answer.at is not an instant with an offset");
  });
});
