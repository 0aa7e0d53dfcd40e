import { describe, expect, it } from "vitest";
import { readPlan, readWhatIf } from "../../src/api/plan";
import { changedWords, comparedRoutes, comparedTotals, planRow, planWarnings, questionWords, totals } from "../../src/plan/planView";
import { questionOf } from "../../src/plan/whatIfForm";
import { LocalTime } from "../../src/time/localTime";
import { now, plain } from "../some";

const local = new LocalTime("Europe/London");
const same = (id: string): string => `Route ${id}`;

function sums(change: Record<string, unknown> = {}, routes: readonly unknown[] = [route()]): Record<string, unknown> {
  return { totals: { routesTreated: 1, saltTonnes: 2.92, assumed: false, pounds: 825.7, spreadersAtOnce: 1, spreaders: 4, byPerson: [], undecided: [], ...change }, routes };
}

function route(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    route: "r1", name: "Route r1", action: "PRECAUTIONARY", ordered: true, spreadRateGPerM2: 10, treatments: "1", saltTonnes: 2.92, assumed: false, loadsPerTreatment: 1,
    pounds: 825.7, startBy: "2026-01-14T22:52:00Z", doneBy: "2026-01-15T01:52:00Z", minRst: -2.1, iceProbability: 0.91, ...change,
  };
}

const planOf = (body: Record<string, unknown>): ReturnType<typeof readPlan> => readPlan({ day: "2026-01-14", timeZone: "Europe/London", at: "2026-01-14T21:47:00Z", ...body });
const whatIfOf = (one: Record<string, unknown>, other: Record<string, unknown>, changed: readonly string[]): ReturnType<typeof readWhatIf> =>
  readWhatIf({ day: "2026-01-14", timeZone: "Europe/London", at: "2026-01-14T21:47:00Z", ruleVersion: "gritting-2.0", readings: 1204, changed, asItIs: one, whatIf: other });

describe("the plan", () => {
  it("has tonnes, loads, money and times with their units", () => {
    expect(plain(planRow(planOf(sums()).routes[0]!, now, local))).toEqual([
      "Route r1", "Precautionary, 10 g/m², once; ordered", "2.9 t", "1", "£826", "22:52, in 1 h 5 min", "01:52 Thu 15 Jan", "−2.1 °C", "91 %"]);
  });

  it("never gives an unknown surface or chance as a number, nor a route that is left alone as a treatment", () => {
    const quiet = route({ action: "MONITOR", spreadRateGPerM2: null, treatments: null, saltTonnes: 0, loadsPerTreatment: 0, pounds: 0, startBy: null, doneBy: null, minRst: null, iceProbability: null, ordered: false });
    expect(planRow(planOf(sums({}, [quiet])).routes[0]!, now, local)).toEqual(["Route r1", "Monitor", "none", "–", "–", "–", "–", "not known", "not known"]);
  });

  it("leaves what a person decides open", () => {
    const left = route({ action: "ESCALATE", spreadRateGPerM2: null, treatments: null, saltTonnes: 0, loadsPerTreatment: 0, pounds: 0, startBy: null, doneBy: null });
    expect(planRow(planOf(sums({}, [left])).routes[0]!, now, local).slice(1, 5)).toEqual(["Escalate; ordered", "a person’s call", "–", "–"]);
  });

  it("says at least where a person decides or nothing is decided, and what is assumed", () => {
    const plan = planOf(sums({ assumed: true, byPerson: ["r6"], undecided: ["r9"], spreaders: null }));
    expect(plain(totals(plan.totals).map(({ value, note }) => [value, note]))).toEqual([
      ["at least 1", ""], ["at least 2.9 t", "partly assumed"], ["at least £826", "partly assumed"], ["at least 1", "how many there are is not set"]]);
    expect(planWarnings(plan, same, now)).toEqual([
      "A person must decide about Route r6: no sum holds what will be needed there.", "Nothing is decided about Route r9: no sum holds what may be needed there."]);
  });

  it("warns where spreaders are wanting and where a start has passed", () => {
    const plan = planOf(sums({ spreadersAtOnce: 5 }, [route({ startBy: "2026-01-14T21:35:00Z" })]));
    expect(planWarnings(plan, same, now)).toEqual([
      "5 spreaders are needed at once and there are 4: some routes must start before their latest start.",
      "The latest start has passed on Route r1. The plan does not know what has been treated."]);
  });

  it("refuses a plan whose tonnes are no number", () => {
    expect(() => planOf(sums({ saltTonnes: null }))).toThrow("plan.totals.saltTonnes is not a number");
  });
});

describe("what if", () => {
  it("sets the two nights beside each other with their difference", () => {
    const answer = whatIfOf(sums(), sums({ routesTreated: 2, saltTonnes: 9.1, pounds: 700 }, [route(), route({ route: "r2", startBy: null, minRst: -3 })]), ["r2"]);
    expect(plain(comparedTotals(answer).slice(0, 4))).toEqual([
      ["Routes to treat", "1", "2", "+1"], ["Salt", "2.9 t", "9.1 t", "+6.2 t"], ["Cost", "£826", "£700", "−£126"], ["Spreaders out at once", "1", "1", "the same"]]);
    expect(plain(comparedRoutes(answer, same, now, local))).toEqual([["Route r2", "no decision", "Precautionary, 10 g/m², once; ordered; lowest −3.0 °C"]]);
    expect(changedWords(answer)).toBe("1 of 2 routes would be treated otherwise.");
  });

  it("asks only what was entered, and says it in words", () => {
    const question = questionOf({ temperatureK: "−2", precipitationLaterHours: "0", precautionaryAtOrBelowRst: "1,0", noActionAboveRst: "" }, "true");
    expect(question.toString()).toBe("temperatureK=-2&precautionaryAtOrBelowRst=1.0&treatDryRoads=true");
    expect(plain(questionWords(question))).toBe("2 K colder, a moist road treated at or below 1.0 °C and dry roads treated too");
    expect(questionOf({}, "").size).toBe(0);
    expect(plain(questionWords(questionOf({ temperatureK: "1.5", precipitationLaterHours: "-3" }, "")))).toBe("1.5 K warmer and rain and snow 3 h earlier");
  });
});
