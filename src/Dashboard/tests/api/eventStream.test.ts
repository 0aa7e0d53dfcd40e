import { describe, expect, it } from "vitest";
import { retryDelayMs } from "../../src/api/eventStream";

describe("the pause before a new try", () => {
  it("doubles from one second to fifteen and stays there", () => {
    expect([0, 1, 2, 3, 4, 50].map((attempt) => retryDelayMs(attempt, 0))).toEqual([1000, 2000, 4000, 8000, 15000, 15000]);
  });

  it("is spread by a fifth, so that pages do not return together", () => {
    expect(retryDelayMs(4, 1)).toBe(12000);
  });
});
