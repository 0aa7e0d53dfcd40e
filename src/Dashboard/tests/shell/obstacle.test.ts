import { describe, expect, it } from "vitest";
import { HostError } from "../../src/api/host";
import { ShapeError } from "../../src/api/json";
import { obstacleOf, passes } from "../../src/shell/obstacle";

describe("why nothing can be shown", () => {
  it.each([
    ["a missing key", new HostError("The host answered 401", 401), false, "no-key", true],
    ["a key that is not in force", new HostError("The host answered 401", 401), true, "key-refused", true],
    ["a key that may not", new HostError("The host answered 403", 403), true, "not-allowed", true],
    ["an address that is not there", new HostError("The host answered 404", 404), true, "not-there", false],
    ["a host that is starting", new HostError("The host answered 503", 503), true, "starting", false],
    ["a host that fails", new HostError("The host answered 500", 500), true, "fault", false],
    ["no connection", new TypeError("Failed to fetch"), true, "away", false],
    ["no answer in time", new DOMException("", "TimeoutError"), true, "away", false],
    ["an answer that is not as agreed", new ShapeError("answer.asOf is not an instant"), true, "fault", false],
  ])("tells %s", (_, error, hasKey, kind, wantsKey) => {
    const obstacle = obstacleOf(error, hasKey);
    expect(obstacle).toMatchObject({ kind, wantsKey });
    expect(obstacle.title).not.toBe("");
    expect(obstacle.text).not.toBe("");
  });

  it.each([
    ["a host that is starting", new HostError("The host answered 503", 503), true],
    ["no answer in time", new DOMException("", "TimeoutError"), true],
    ["a key that is not in force", new HostError("The host answered 401", 401), false],
    ["a host that fails", new HostError("The host answered 500", 500), false],
  ])("knows whether %s passes by itself", (_, error, expected) => expect(passes(obstacleOf(error, true))).toBe(expected));

  it("gives the host's own sentence where it has one", () => {
    expect(obstacleOf(new HostError("The host answered 404: Not Found", 404, "'x' is no site of the network."), false).text)
      .toBe("The host answered 404: Not Found. 'x' is no site of the network.");
  });
});
