import { describe, expect, it } from "vitest";
import type { Alert } from "../../src/api/alerts";
import type { Session } from "../../src/api/session";
import { refusalOf } from "../../src/deeds/deed";
import { LocalTime } from "../../src/time/localTime";
import { answerAnnouncement } from "../../src/tonight/announcement";
import { answerKind, answerOf } from "../../src/tonight/answer";
import { criticalOf } from "../../src/tonight/criticalAlerts";
import { mergeAction, touchesCalledOut, touchesCritical } from "../../src/tonight/merge";
import { at, now, someDecision, someNight, someRoute } from "../some";

const london = new LocalTime("Europe/London");
const note = { by: "Sam", at: at("2026-01-14T20:14:00Z"), reason: "Crew called in" };
const before = { ...note, revision: 1, worsenedAt: at("2026-01-14T21:40:00Z"), worse: "the start comes 30 min earlier" };

describe("the answer to a decision", () => {
  it("is asked of what puts somebody to work, and of nothing else", () => {
    expect(answerKind(someDecision())).toBe("open");
    expect(answerKind(someDecision({ action: "ESCALATE" }))).toBe("open");
    expect(answerKind(someDecision({ action: "MONITOR" }))).toBe("quiet");
    expect(answerOf(someDecision({ acknowledged: note }), now, london).words).toBe("Acknowledged by Sam at 20:14: Crew called in");
  });

  it("given before a worsening is none, also where the decision asks for little", () => {
    for (const action of ["PRECAUTIONARY", "MONITOR"]) {
      const answer = answerOf(someDecision({ action, revision: 2, acknowledgedBefore: before }), now, london);
      expect(answer).toMatchObject({ kind: "worsened", tag: "Worsened, not acknowledged" });
      expect(answer.words).toBe("Not acknowledged since it worsened at 21:40: the start comes 30 min earlier. Revision 1 was acknowledged by Sam at 20:14: Crew called in");
    }
  });

  it("is announced when it is given and when it no longer holds", () => {
    const open = someDecision();
    const given = someDecision({ acknowledged: note });
    expect(answerAnnouncement("A4", open, given)).toBe("A4: acknowledged by Sam.");
    expect(answerAnnouncement("A4", given, given)).toBeNull();
    expect(answerAnnouncement("A4", given, someDecision({ revision: 2, acknowledgedBefore: before }))).toBe("A4: not acknowledged since it worsened.");
    expect(answerAnnouncement("A4", open, someDecision({ revision: 2 }))).toBeNull();
  });
});

describe("a live acknowledgement", () => {
  const night = someNight(someRoute("r1", { revision: 2, id: 20, acknowledgedBefore: before }), someRoute("r2", null));
  const event = (change: Record<string, unknown>) => ({ id: 21, kind: "Acknowledge", by: "Sam", reason: "Seen", at: "2026-01-14T21:46:00Z", route: "r1", day: "2026-01-14", revision: 2, rule: null, ...change });

  it("is put on the decision that it is of", () => {
    const after = mergeAction(night, event({}));
    expect(typeof after === "object" && after.routes[0]?.decision).toMatchObject({ acknowledged: { by: "Sam", reason: "Seen" }, acknowledgedBefore: null });
    expect(night.routes[0]?.decision?.acknowledged, "the night before is untouched").toBeNull();
  });

  it("of a record that stands no longer changes nothing", () => expect(mergeAction(night, event({ id: 19 }))).toBe("nothing"));
  it("about an alert, or of another day, is no matter of the night", () => {
    expect(mergeAction(night, event({ route: null, rule: "bin-fire", subject: "b" }))).toBe("nothing");
    expect(mergeAction(night, event({ day: "2026-01-13" }))).toBe("nothing");
  });
  it.each([{ revision: 3 }, { route: "r2" }, { route: "new" }])("of what the page does not have (%j) makes it ask", (change) => expect(mergeAction(night, event(change))).toBe("ask"));
});

const alert = (change: Partial<Alert>): Alert => ({
  id: 1, rule: "bin-fire", subjectKind: "Bin", subject: "b-1", subjectName: "Market", site: "m", severity: "Critical", state: "Raised",
  since: now - 60_000, raisedAt: now - 60_000, clearedAt: null, reason: "Hot.", acknowledged: null, shelved: null, calledOut: null, ...change,
});
const session: Session = { asOf: now, simulatedTime: false, timeZone: "Europe/London", name: null, mayRead: "Admin", mayWrite: "Public" };

describe("the critical alerts above the night", () => {
  it("are those that stand, the unanswered first, with what was shelved only counted", () => {
    const shown = criticalOf([
      alert({ subject: "answered", acknowledged: note }), alert({ subject: "old", raisedAt: now - 120_000 }), alert({ subject: "new" }), alert({ severity: "Major" }), alert({ state: "Pending" }),
      alert({ subject: "away", shelved: { ...note, until: now + 60_000 } }), alert({ subject: "stale", state: "Stale", raisedAt: now - 90_000 })], now, london, session);
    expect(shown.alerts.map(({ alert: { subject } }) => subject)).toEqual(["new", "stale", "old", "answered"]);
    expect(shown).toMatchObject({ all: 5, isAnswered: false, words: "1 shelved." });
    expect(criticalOf([alert({ acknowledged: note }), alert({ shelved: { ...note, until: now + 60_000 } })], now, london, session)).toMatchObject({ all: 2, isAnswered: true });
  });

  it("are at most five, and the rest is counted", () => {
    const shown = criticalOf(Array.from({ length: 8 }, (_, i) => alert({ subject: `b-${i}` })), now, london, session);
    expect(shown.alerts).toHaveLength(5);
    expect(shown.words).toBe("And 3 more.");
  });

  it("are asked for again when one may have changed", () => {
    const tonight = { asOf: now, night: someNight(someRoute("r1", {})), critical: { kind: "known" as const, value: [alert({})] } };
    expect(touchesCritical(tonight, { rule: "x", subject: "y", severity: "Critical" })).toBe(true);
    expect(touchesCritical(tonight, { rule: "bin-fire", subject: "b-1", severity: "Major" })).toBe(true);
    expect(touchesCritical(tonight, { rule: "bin-fire", subject: "b-2", severity: "Major" })).toBe(false);
    const callOut = (count: number, ...concerns: string[]) => ({ count, items: concerns.map((concern) => ({ concern })) });
    expect(touchesCalledOut(tonight, callOut(1, "decision/r1/2026-01-14"))).toBe(true);
    expect(touchesCalledOut(tonight, callOut(1, "alert/bin-fire/b-1"))).toBe(true);
    expect(touchesCalledOut(tonight, callOut(1, "decision/r1/2026-01-13"))).toBe(false);
    expect(touchesCalledOut(tonight, callOut(21, "decision/r1/2026-01-13")), "not all that it is about is listed").toBe(true);
  });
});

describe("who may acknowledge", () => {
  it("is told by the role, and who may not why", () => {
    expect(refusalOf({ ...session, mayWrite: "Highways" })).toBeNull();
    expect(refusalOf(session)).toBe("This takes an access key with the role Highways. You are not signed in.");
    expect(refusalOf({ ...session, name: "desk", mayWrite: "Analyst" })).toContain("The key of desk may change what the role Analyst may.");
  });
});
