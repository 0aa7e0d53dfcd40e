import { describe, expect, it } from "vitest";
import type { DecisionRecord } from "../../src/api/history";
import { revisionsOf } from "../../src/tonight/revisions";
import { at, someDecision } from "../some";

let id = 0;
const record = (revision: number, status: string, assessed = "15:00"): DecisionRecord => ({
  status, correctionOf: null, inputs: [], decision: someDecision({ id: ++id, revision, assessedAt: at(`2026-01-14T${assessed}:00Z`) }),
});

describe("the history of a decision", () => {
  it("has one line for each revision, with its newest numbers", () => {
    const lines = revisionsOf([record(1, "superseded"), record(1, "superseded", "16:00"), record(2, "reassessed", "17:00"), record(2, "reassessed", "18:10"), record(2, "standing", "18:40")]);
    expect(lines.map((line) => [line.record.decision.revision, line.record.status, line.looks])).toEqual([[2, "standing", 3], [1, "superseded", 2]]);
    expect(lines[0]?.record.decision.assessedAt).toBe(at("2026-01-14T18:40:00Z"));
  });

  it("passes over what was corrected or withdrawn, unless nothing else is left", () => {
    const lines = revisionsOf([record(1, "corrected"), record(1, "standing", "15:10"), record(2, "withdrawn", "16:00"), record(2, "withdrawn", "16:10")]);
    expect(lines.map((line) => [line.record.decision.revision, line.record.status])).toEqual([[2, "withdrawn"], [1, "standing"]]);
    expect(lines[1]?.record.decision.assessedAt).toBe(at("2026-01-14T15:10:00Z"));
  });
});
