import { describe, expect, it } from "vitest";
import { covers, readSession } from "../../src/api/session";

const answer = { asOf: "2026-01-14T21:47:00Z", simulatedTime: false, timeZone: "Europe/London", name: null, mayRead: "Public", mayWrite: "Public" };

describe("who asks", () => {
  it("is read from the host", () => {
    expect(readSession({ ...answer, name: "control-room", mayRead: "Highways", mayWrite: "Highways" }))
      .toEqual({ asOf: Date.parse("2026-01-14T21:47:00Z"), simulatedTime: false, timeZone: "Europe/London", name: "control-room", mayRead: "Highways", mayWrite: "Highways" });
  });

  it("is refused with a role that is not known, rather than taken for any", () => {
    expect(() => readSession({ ...answer, mayWrite: "Root" })).toThrow("session.mayWrite is not one of Public, Analyst, Highways, Admin");
  });

  it("covers its own role and those before it", () => {
    expect(["Public", "Analyst", "Highways", "Admin"].map((role) => covers("Highways", role as "Admin"))).toEqual([true, true, true, false]);
  });
});
