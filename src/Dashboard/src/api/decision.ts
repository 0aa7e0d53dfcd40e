import { type CalledOut, type Note, readCalledOut, readNote } from "./alerts";
import { Fields } from "./json";

/** The published actions, docs/architecture.md; a newer host may know more, so an action is text until it is recognised. */
export const knownActions = [
  "NO_ACTION", "MONITOR", "LIKELY_TIME_TBC", "PRECAUTIONARY", "POST_TREATMENT", "SPOT", "PLOUGH", "ESCALATE", "FOOTWAY",
] as const;
export type Action = (typeof knownActions)[number];

export type Treatments = "none" | "one" | "two" | "successive";

export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** What to do about one route on one decision day. Instants are milliseconds of the epoch. */
export interface Decision {
  /** Rises by order of commit. */
  readonly id: number;
  readonly route: string;
  readonly day: string;
  readonly revision: number;
  readonly decidedAt: number;
  /** Of when its numbers are: later than `decidedAt` where the same decision was looked at again. */
  readonly assessedAt: number;
  readonly action: string;
  /** g/m² of the route's salt, each treatment. */
  readonly spreadRate: number | null;
  readonly treatments: Treatments;
  /** t over the whole route; null where no rate was decided, or the number of treatments is open. */
  readonly saltTonnes: number | null;
  readonly windowStart: number | null;
  /** The latest start. */
  readonly windowEnd: number | null;
  /** °C */
  readonly minRst: number | null;
  readonly minRstAt: number | null;
  readonly firstFreezeAt: number | null;
  readonly basisUntil: number | null;
  /** Of the oldest forecast it rests on; null when it rests on none. */
  readonly forecastIssuedAt: number | null;
  /** On the untreated route in the decision day's rest, 0 to 1; null without a basis. */
  readonly iceProbability: number | null;
  /** 0 to 1 */
  readonly confidence: number;
  readonly lateRisk: boolean;
  readonly matrixRow: string | null;
  readonly reasons: readonly Reason[];
  readonly ruleVersion: string;
  readonly withdrawn: boolean;
  /** Who acknowledged this revision. */
  readonly acknowledged: Note | null;
  /** What was acknowledged of it earlier, where nobody has acknowledged what it is now. */
  readonly acknowledgedBefore: AcknowledgedBefore | null;
  /** Who was called out about this route and day, whatever the revision. */
  readonly calledOut: CalledOut | null;
  /** What a person ordered, where it holds for what stands. */
  readonly order: Order | null;
  /** What a person ordered of an earlier revision, where it does not hold for what stands. */
  readonly orderBefore: Order | null;
}

/** What a person ordered about a decision: it, or something else. */
export interface Order extends Note {
  readonly kind: "confirm" | "override";
  readonly revision: number;
  readonly action: string;
  readonly spreadRate: number | null;
  readonly treatments: Treatments;
  /** Null for the decision's window. */
  readonly start: number | null;
}

export interface AcknowledgedBefore extends Note {
  readonly revision: number;
  /** Since when it asks for more, or for it sooner; null where it does not. */
  readonly worsenedAt: number | null;
  /** How, in the host's words. */
  readonly worse: string | null;
}

export function readDecision(value: unknown, at: string): Decision {
  const fields = Fields.of(value, at);
  return {
    id: fields.number("id"),
    route: fields.text("route"),
    day: fields.day("day"),
    revision: fields.number("revision"),
    decidedAt: fields.instant("decidedAt"),
    assessedAt: fields.instant("assessedAt"),
    action: fields.text("action"),
    spreadRate: fields.numberOrNull("spreadRateGPerM2"),
    treatments: readTreatments(fields),
    saltTonnes: fields.numberOrNull("saltTonnes"),
    windowStart: fields.instantOrNull("windowStart"),
    windowEnd: fields.instantOrNull("windowEnd"),
    minRst: fields.numberOrNull("minRst"),
    minRstAt: fields.instantOrNull("minRstAt"),
    firstFreezeAt: fields.instantOrNull("firstFreezeAt"),
    basisUntil: fields.instantOrNull("basisUntil"),
    forecastIssuedAt: fields.instantOrNull("forecastIssuedAt"),
    iceProbability: fields.numberOrNull("iceProbability"),
    confidence: fields.number("confidence"),
    lateRisk: fields.flag("lateRisk"),
    matrixRow: fields.textOrNull("matrixRow"),
    reasons: fields.list("reasons", readReason),
    ruleVersion: fields.text("ruleVersion"),
    withdrawn: fields.flag("withdrawn"),
    acknowledged: fields.has("acknowledged") ? readNote(fields.child("acknowledged")) : null,
    acknowledgedBefore: fields.has("acknowledgedBefore") ? readBefore(fields.child("acknowledgedBefore")) : null,
    calledOut: readCalledOut(fields),
    order: fields.has("order") ? readOrder(fields.child("order")) : null,
    orderBefore: fields.has("orderBefore") ? readOrder(fields.child("orderBefore")) : null,
  };
}

function readBefore(fields: Fields): AcknowledgedBefore {
  return { ...readNote(fields), revision: fields.number("revision"), worsenedAt: fields.instantOrNull("worsenedAt"), worse: fields.textOrNull("worse") };
}

function readOrder(fields: Fields): Order {
  const ordered = fields.child("ordered");
  return {
    ...readNote(fields), kind: fields.text("kind") === "Override" ? "override" : "confirm", revision: fields.number("revision"),
    action: ordered.text("action"), spreadRate: ordered.numberOrNull("spreadRateGPerM2"), treatments: readTreatments(ordered), start: ordered.instantOrNull("start"),
  };
}

function readTreatments(fields: Fields): Treatments {
  switch (fields.raw("treatments") ?? null) {
    case null: return "none";
    case "1": return "one";
    case "2": return "two";
    case "successive": return "successive";
    default: return fields.fail("treatments", "1, 2 or successive");
  }
}

function readReason(value: unknown, at: string): Reason {
  const fields = Fields.of(value, at);
  return { code: fields.text("code"), text: fields.text("text") };
}
