import type { Headline, Method, Policy, Score, Share, Table } from "../api/backtests";
import { tonnes } from "../tonight/units";
import { whole } from "../ui/amount";

const minus = "\u2212";
const space = "\u00a0";

/** What makes a night need treating. */
export function truthWords(truth: string): string {
  return truth === "froze" ? "the road froze" : truth === "ice-likely" ? "ice was likely" : truth;
}

/** "88 % (72 to 95, of 34 nights)"; of no nights there is no share. */
export function shareText({ value, low, high, nights }: Share): string {
  const percent = (share: number): string => String(Math.round(share * 100));
  return value === null ? "no nights" : `${percent(value)}${space}% (${low === null || high === null ? "" : `${percent(low)} to ${percent(high)}, `}of ${nights} ${nights === 1 ? "night" : "nights"})`;
}

/** "0.71 (0.52 to 0.86)" */
export function scoreText({ pss, pssLow, pssHigh }: Pick<Table, "pss" | "pssLow" | "pssHigh">): string {
  return pss === null ? "not known" : `${signed(pss, 2)}${pssLow === null || pssHigh === null ? "" : ` (${signed(pssLow, 2)} to ${signed(pssHigh, 2)})`}`;
}

export const headlineColumns = ["Route", "Needed treating when", "Nights", "Hits", "Misses", "False alarms", "Correct negatives", "PSS (95 %)", "To mind"] as const;

export function headlineRow({ name, truth, nights, hits, misses, falseAlarms, correctNegatives, few, ...score }: Headline): string[] {
  return [name, truthWords(truth), String(nights), String(hits), String(misses), String(falseAlarms), String(correctNegatives), scoreText(score), fewWords(few)];
}

export const tableColumns = ["Decisions", "Hits", "Misses", "False alarms", "Correct negatives", "POD (95 %)", "FAR (95 %)", "POFD (95 %)", "Correct (95 %)", "PSS (95 %)", "To mind"] as const;

export function tableRows({ atTheHour, critical, asRevised }: Score, askedAt: string): string[][] {
  const row = (name: string, table: Table): string[] => [
    name, String(table.hits), String(table.misses), String(table.falseAlarms), String(table.correctNegatives),
    shareText(table.pod), shareText(table.far), shareText(table.pofd), shareText(table.correct), scoreText(table), fewWords(table.few)];
  return [row(`At ${askedAt}`, atTheHour), row(`At ${askedAt}, critical nights`, critical), row("As revised, carried out", asRevised)];
}

export const policyColumns = ["Policy", "Treatments", "Salt", "Misses", "£ a night (95 %)", "£ a night more than the decision (95 %)", "Value"] as const;

export function policyRow({ name, runs, tonnes: salt, table, pounds, poundsLow, poundsHigh, more, moreLow, moreHigh, value }: Policy): string[] {
  return [name, whole(runs), salt === null ? "not known" : tonnes(salt), String(table.misses), money(pounds, poundsLow, poundsHigh), more === null ? "–" : money(more, moreLow, moreHigh, true), value === null ? "not known" : signed(value, 2)];
}

export const methodColumns = ["Foreseen by", "Nights", "MAE, K (95 %)", "Bias, K", "In the 80 % band", "Night minimum: MAE, K", "Night minimum: bias, K", "First freeze: off by, h", "To mind"] as const;

export function methodRow({ name, nights, mae, maeLow, maeHigh, bias, within, minimumMae, minimumBias, freezeMaeHours, freezeNights, few }: Method): string[] {
  const kelvin = (value: number | null, signs = false): string => (value === null ? "not known" : signs && value > 0 ? `+${value.toFixed(2)}` : signed(value, 2));
  return [
    name, String(nights), mae === null ? "not known" : `${mae.toFixed(2)}${maeLow === null || maeHigh === null ? "" : ` (${maeLow.toFixed(2)} to ${maeHigh.toFixed(2)})`}`, kelvin(bias, true),
    within === null ? "no band" : `${Math.round(within * 100)}${space}%`, kelvin(minimumMae), kelvin(minimumBias, true),
    freezeMaeHours === null ? "not known" : `${freezeMaeHours.toFixed(1)}, of ${freezeNights} ${freezeNights === 1 ? "night" : "nights"}`, fewWords(few)];
}

/** What flatters or limits every figure of a back-test, each in a sentence. */
export function caveats({ measuredWeather, faults, refused }: { readonly measuredWeather: boolean; readonly faults: number; readonly refused: number }): string[] {
  return [
    ...(measuredWeather ? ["The weather measured later stood in for the forecast: it flatters every figure that rests on it."] : []),
    ...(faults > 0 ? [`A rule failed ${faults} ${faults === 1 ? "time" : "times"}: the figures are of what was left.`] : []),
    ...(refused > 0 ? [`${whole(refused)} ${refused === 1 ? "reading" : "readings"} would have been refused by the host, and had no part in it.`] : []),
  ];
}

function fewWords(few: boolean): string {
  return few ? "few nights: don’t build on it" : "–";
}

function money(value: number | null, low: number | null, high: number | null, signs = false): string {
  const one = (pounds: number): string => `${pounds < 0 ? minus : signs && pounds > 0 ? "+" : ""}£${whole(Math.abs(pounds))}`;
  return value === null ? "not known" : `${one(value)}${low === null || high === null ? "" : ` (${one(low)} to ${one(high)})`}`;
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
}
