import type { Decision } from "../api/decision";
import type { DecisionHistory, DecisionRecord, StationInput } from "../api/history";
import type { Treatment } from "../api/treatments";
import { duration, type LocalTime } from "../time/localTime";
import { actionWords } from "../tonight/action";
import { revisionsOf } from "../tonight/revisions";
import { celsius, chance, kelvin, spread, tonnes } from "../tonight/units";
import { ruleWords } from "../ui/words";
import type { StationNight } from "./routeAnswer";

const space = "\u00a0";
/** As the host names what is spread; one that this page does not know is shown by its name. */
const materials: Readonly<Record<string, string>> = { "dry-salt": "Dry salt", "pre-wet-salt": "Pre-wet salt" };
const windowTolerance = 15 * 60_000;

export const revisionColumns = ["Revision", "Decided", "Action", "Spread", "Start by", "Lowest surface", "First freeze", "Ice, if untreated", "What changed", "Status"] as const;

/** One line for each revision, newest first, each with what it made of the one before. */
export function revisionRows({ records }: DecisionHistory, salt: string, now: number, local: LocalTime): string[][] {
  const newestFirst = revisionsOf(records);
  const time = (at: number | null): string => (at === null ? "none" : local.timeSeenFrom(at, now));
  return newestFirst.map(({ record: { decision, status }, looks }, index) => {
    const before = newestFirst[index + 1]?.record.decision ?? null;
    return [
      String(decision.revision),
      `${time(decision.decidedAt)}${looks > 1 ? `, numbers of ${time(decision.assessedAt)}` : ""}`,
      `${actionWords(decision.action).label}${decision.lateRisk ? ", late risk" : ""}`,
      spread(decision, salt) ?? "none",
      time(decision.windowEnd),
      decision.minRst === null ? "not known" : celsius(decision.minRst),
      decision.firstFreezeAt === null ? "none given" : time(decision.firstFreezeAt),
      decision.iceProbability === null ? "not known" : chance(decision.iceProbability),
      before === null ? "first" : changes(before, decision, now, local),
      ruleWords(status),
    ];
  });
}

/** What a revision asks for otherwise than the one before, as the host counts revisions; else that its numbers did. */
export function changes(before: Decision, after: Decision, now: number, local: LocalTime): string {
  const rate = (value: number | null): string => (value === null ? "no rate" : `${value}${space}g/m²`);
  const time = (at: number | null): string => (at === null ? "none" : local.timeSeenFrom(at, now));
  const moved = (one: number | null, other: number | null): boolean => (one === null) !== (other === null) || (one !== null && other !== null && Math.abs(one - other) >= windowTolerance);
  const words = [
    before.action === after.action ? "" : `${actionWords(before.action).label} to ${actionWords(after.action).label}`,
    before.spreadRate === after.spreadRate ? "" : `${rate(before.spreadRate)} to ${rate(after.spreadRate)}`,
    before.treatments === after.treatments ? "" : `treatments: ${before.treatments} to ${after.treatments}`,
    moved(before.windowEnd, after.windowEnd) ? `start by ${time(before.windowEnd)} to ${time(after.windowEnd)}` : "",
    !moved(before.windowEnd, after.windowEnd) && moved(before.windowStart, after.windowStart) ? `start from ${time(before.windowStart)} to ${time(after.windowStart)}` : "",
  ].filter((each) => each !== "");
  return words.length === 0 ? "only numbers or reasons" : words.join("; ");
}

export const treatmentColumns = ["Started", "Ended", "Spread", "Salt", "Vehicle", "How it differs from what stood"] as const;

export function treatmentRow({ startedAt, endedAt, material, spreadRate, tonnes: salt, vehicle, operator, note, differences }: Treatment, now: number, local: LocalTime): string[] {
  return [
    local.timeSeenFrom(startedAt, now),
    endedAt === null ? "not said" : local.timeSeenFrom(endedAt, now),
    `${materials[material] ?? ruleWords(material)}, ${spreadRate === null ? "rate not said" : `${spreadRate}${space}g/m²`}`,
    salt === null ? "not said" : tonnes(salt),
    [vehicle, operator].filter((each) => each !== null).join(", ") || "not said",
    [differences.length === 0 ? "It does not" : local.inWords(differences.join(" "), now), note].filter((each) => each !== null).join(". "),
  ];
}

/** What must be known of a station before its chart is read, each in a sentence: what is missing, silent or distrusted. */
export function stationNotes(of: StationNight, input: StationInput | null, stands: DecisionRecord | null, running: boolean, now: number, local: LocalTime): string[] {
  const newest = of.readings.kind === "known" ? of.readings.value.rows.findLast(({ flag }) => flag !== "fail") ?? null : null;
  const silentAfter = of.station.kind === "known"
    ? of.station.value.sensors.filter(({ quantities }) => quantities.some(({ name }) => name === "road_surface_temperature")).reduce((most, { silentAfterMs }) => Math.max(most, silentAfterMs), 0) : 0;
  const failed = of.readings.kind === "known" ? of.readings.value.rows.filter(({ flag }) => flag === "fail").length : 0;
  return [
    ...(of.station.kind === "kept" ? [`The thresholds of this station can’t be shown: ${of.station.obstacle.text}`] : []),
    ...(of.readings.kind === "kept" ? [`What was measured can’t be shown: ${of.readings.obstacle.text}`]
      : newest === null ? ["No road surface temperature that can be trusted was measured here in this decision day."]
      : running && silentAfter > 0 && now - newest.observedAt > silentAfter ? [`Nothing that can be trusted has come for ${duration(now - newest.observedAt)}: the last is of ${local.timeSeenFrom(newest.observedAt, now)}.`] : []),
    ...(of.readings.kind === "known" && of.readings.value.next !== null ? ["More was measured than is drawn: the chart ends early."] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? "reading" : "readings"} failed the checks: drawn as crosses, and no part of anything decided.`] : []),
    ...(of.road.kind === "kept" ? [`Nothing is foreseen of the road here: ${local.inWords(of.road.obstacle.text, now)}`] : []),
    ...(stands === null ? [] : input === null ? ["The standing decision does not rest on this station."]
      : input.roadSensorState !== null && input.roadSensorState !== "trusted" ? [`To the standing decision its road sensor was ${local.inWords(input.roadSensorState, now)}.`] : []),
    ...disagreement(of, input),
    ...(stands !== null && input !== null && input.forecastIssuedAt === null ? ["The standing decision had no weather forecast for this station."] : []),
  ];
}

/** The decision's road and the one foreseen here are made in two ways: where their lowest differ by a kelvin or more, whoever reads both is told. */
function disagreement({ road }: StationNight, input: StationInput | null): string[] {
  if (road.kind !== "known" || input === null) {
    return [];
  }
  const { points } = road.value;
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const decided = input.roadSurfaceAhead.filter(({ at }) => at >= from && at <= to);
  const last = decided.at(-1)?.at ?? 0;
  const drawn = points.filter(({ at }) => at <= last);
  if (decided.length === 0 || drawn.length === 0) {
    return [];
  }
  const [expected, foreseen] = [Math.min(...decided.map(({ value }) => value)), Math.min(...drawn.map(({ p50 }) => p50))];
  const by = expected - foreseen;
  return Math.abs(by) < 1 ? [] : [`The standing decision expects this road to fall to ${celsius(expected)}, the forecast drawn here to ${celsius(foreseen)}: the decision’s is ${Math.abs(by).toFixed(1)}${space}K ${by > 0 ? "warmer" : "colder"}. They are made in two ways.`];
}

/** "Its road surface stands for the route with −0.4 K on the coldest stretch." */
export function offsetWords(offsetK: number): string {
  return Math.abs(offsetK) < 0.05 ? "Its road surface stands for the route as it is." : `The route’s coldest stretch is taken to be this road surface ${kelvin(offsetK)}: thresholds are drawn where they hold at this station.`;
}
