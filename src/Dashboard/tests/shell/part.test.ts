import { describe, expect, it } from "vitest";
import { HostError } from "../../src/api/host";
import { besides, part } from "../../src/shell/part";

const failing = (error: unknown) => Promise.reject(error);
const refused = (status: number) => new HostError(`The host answered ${status}`, status, "The record store is away");

// hasKey looks into the tab's storage, which there is none of here.
Object.assign(globalThis, { sessionStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined } });

describe("a part of a page", () => {
  it("that this key may not read leaves the others whole, and one that fails fails the page", async () => {
    expect(await part(failing(refused(403)))).toMatchObject({ kind: "kept", obstacle: { kind: "not-allowed" } });
    await expect(part(failing(refused(503)))).rejects.toThrow("503");
    expect(await part(Promise.resolve(7))).toEqual({ kind: "known", value: 7 });
  });

  it("beside what the page is for says what keeps it from coming, whatever that is", async () => {
    expect(await besides(failing(refused(503)))).toEqual({ kind: "kept", obstacle: { kind: "fault", title: "This could not be had", text: "The host answered 503. The record store is away", wantsKey: false } });
    expect(await besides(failing(new DOMException("late", "TimeoutError")))).toMatchObject({ kind: "kept", obstacle: { text: "The host did not answer in time." } });
    expect(await besides(failing(refused(403)))).toMatchObject({ obstacle: { kind: "not-allowed" } });
  });

  it("that the host itself says there is none of, says why in the host's own sentence", async () => {
    expect(await besides(failing(new HostError("The host answered 409: Conflict", 409, "Nothing passed its checks.")))).toMatchObject({ obstacle: { text: "Nothing passed its checks." } });
  });

  it("asked for no longer is no answer", async () => {
    await expect(besides(failing(new DOMException("gone", "AbortError")))).rejects.toThrow("gone");
  });
});
