import { expect, it } from "vitest";
import { chance } from "../../src/tonight/units";

it.each([
  [0, "under 1 %"],
  [0.004, "under 1 %"],
  [0.006, "1 %"],
  [0.5, "50 %"],
  [0.994, "99 %"],
  [0.996, "over 99 %"],
  [1, "over 99 %"],
])("tells a chance of %d as %s, never as certain", (probability, expected) => {
  expect(chance(probability).replaceAll("\u00a0", " ")).toBe(expected);
});
