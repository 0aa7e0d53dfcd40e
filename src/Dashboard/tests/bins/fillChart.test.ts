import { describe, expect, it } from "vitest";
import type { Alert } from "../../src/api/alerts";
import type { PastFill } from "../../src/api/binHistory";
import { alertRows, type BinPast, calibratedAnew, emptyingRows, fillChart } from "../../src/bins/fillChart";
import { gapsOf } from "../../src/chart/series";
import { LocalTime } from "../../src/time/localTime";
import { now } from "../some";

const london = new LocalTime("Europe/London");
const hour = 3_600_000;
const fill = (hoursAgo: number, percent: number | null, change: Partial<PastFill> = {}): PastFill => ({ observedAt: now - hoursAgo * hour, percent, note: "Measured", flag: "pass", basis: "a", ...change });
const past = (change: Partial<BinPast> = {}): BinPast => ({ from: now - 48 * hour, to: now, fills: [], emptyings: [], alerts: [], silentAfterMs: 3 * hour, ...change });
const alert = (change: Partial<Alert>): Alert => ({
  id: 1, rule: "bin-tilted", subjectKind: "Bin", subject: "bin-1", subjectName: "bin-1", site: "s", severity: "Warning", state: "Raised", since: now - hour, raisedAt: now - 2 * hour, clearedAt: null,
  reason: "Tilted by 62° since 2026-01-14 19:47 UTC.", acknowledged: null, shelved: null, calledOut: null, ...change,
});

describe("a bin's history", () => {
  it("breaks where nothing was read and where a reading gave no fill, and says why it gave none", () => {
    const { series: [line], axis, thresholds } = fillChart(past({ fills: [fill(20, 10), fill(19, 12), fill(12, 40), fill(11, null, { note: "NoEcho" }), fill(10, 44)] }), 80);
    expect(gapsOf(line as NonNullable<typeof line>)).toEqual([{ from: now - 19 * hour, to: now - 12 * hour }, { from: now - 12 * hour, to: now - 10 * hour }]);
    expect(line?.points[3]).toMatchObject({ value: null, note: "no echo" });
    expect([axis, thresholds.map(({ value }) => value)]).toEqual([[0, 108], [80, 100]]);
  });

  it("marks each emptying, and lists them newest first with what was left", () => {
    const emptied = past({ emptyings: [{ at: now - 30 * hour, confirmedAt: now - 29 * hour, before: 91.6, after: 4 }, { at: now - 6 * hour, confirmedAt: now - 5 * hour, before: 88, after: 3 }] });
    expect(fillChart(emptied, 80).marks).toEqual([{ at: now - 30 * hour, label: "emptied" }, { at: now - 6 * hour, label: "emptied" }]);
    expect(emptyingRows(emptied, now, london)[1]).toEqual({ when: "15:47 Tue 13 Jan, 30 h ago", from: "92 %", to: "4 %", sure: "16:47 Tue 13 Jan" });
  });

  it("says where its percentages began to mean something else", () => {
    expect(calibratedAnew(past({ fills: [fill(3, 10), fill(2, 10)] }))).toBeNull();
    expect(calibratedAnew(past({ fills: [fill(3, 10), fill(2, 25, { basis: "b" }), fill(1, 26, { basis: "b" })] }))).toBe(now - 2 * hour);
  });

  it("tells what was wrong with it, and never that a stale alert is over", () => {
    const rows = alertRows(past({ alerts: [alert({}), alert({ state: "Stale", raisedAt: now - hour }), alert({ state: "Cleared", raisedAt: now - 9 * hour, clearedAt: now - 8 * hour }), alert({ rule: "bin-collect" }), alert({ state: "Lapsed", raisedAt: null })] }), now, london);
    expect(rows.map(({ raised, cleared }) => [raised, cleared])).toEqual([["20:47", "not known whether it holds"], ["19:47", "stands now"], ["12:47", "13:47"]]);
    expect(rows[0]?.reason).toBe("Tilted by 62° since 19:47.");
  });
});
