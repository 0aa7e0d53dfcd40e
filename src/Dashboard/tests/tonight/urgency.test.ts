import { describe, expect, it } from "vitest";
import { byUrgency } from "../../src/tonight/urgency";
import { at, now, someRoute } from "../some";

const order = (...routes: Parameters<typeof byUrgency>[0]): string[] => byUrgency(routes, now).map(({ route }) => route.id);

describe("the order of the page", () => {
  it("puts what a person must decide first and what needs nothing last", () => {
    expect(order(
      someRoute("none", { action: "NO_ACTION" }), someRoute("watch", { action: "MONITOR" }), someRoute("undecided", null),
      someRoute("likely", { action: "LIKELY_TIME_TBC" }), someRoute("treat", {}), someRoute("decide", { action: "ESCALATE" }),
    )).toEqual(["decide", "treat", "likely", "undecided", "watch", "none"]);
  });

  it("puts treatments in the order of their latest start, late risks and passed starts before them", () => {
    expect(order(
      someRoute("later", { windowEnd: at("2026-01-15T01:00:00Z") }), someRoute("next", { windowEnd: at("2026-01-14T22:10:00Z") }),
      someRoute("passed", { windowEnd: at("2026-01-14T21:30:00Z") }), someRoute("late", { lateRisk: true, windowEnd: at("2026-01-14T21:40:00Z") }),
      someRoute("windowless", { windowEnd: null }),
    )).toEqual(["late", "windowless", "passed", "next", "later"]);
  });

  it("goes by priority and then by cold where the start is the same", () => {
    expect(order(
      someRoute("p2", { minRst: -9 }, { priority: "P2" }), someRoute("mild", { minRst: -1 }), someRoute("cold", { minRst: -4 }),
    )).toEqual(["cold", "mild", "p2"]);
  });

  it("never takes an unknown action or a withdrawn decision for a mild one", () => {
    expect(order(
      someRoute("watch", { action: "MONITOR" }), someRoute("withdrawn", { action: "NO_ACTION", withdrawn: true }), someRoute("new", { action: "EVACUATE" }),
    )).toEqual(["new", "withdrawn", "watch"]);
  });
});
