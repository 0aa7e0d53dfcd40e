import { refused } from "../api/host";
import { signed } from "../api/key";
import type { SeriesName } from "../ui/places";
import { questionOf, type Selection } from "./selection";

/** Rows of one series in a file that the browser keeps in memory. More goes straight from the API to a file. */
const mostRows = 250_000;

export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** The host's own CSV of each series, under one header. Nothing is left out: what is too much is refused, not cut. */
export async function fetchCsv(selection: Selection): Promise<Blob> {
  const parts: string[] = [];
  for (const name of selection.series) {
    const text = await fetchOne(name, selection);
    parts.push(parts.length === 0 ? text : text.slice(text.indexOf("\n") + 1));
  }
  return new Blob(parts, { type: "text/csv" });
}

async function fetchOne(name: SeriesName, selection: Selection): Promise<string> {
  const query = questionOf(name, selection);
  query.set("format", "csv");
  query.set("limit", String(mostRows));
  const response = await fetch(`/api/v1/readings?${query}`, { headers: signed({ accept: "text/csv" }), cache: "no-store" });
  if (!response.ok) {
    throw await refused(response);
  }
  if ((response.headers.get("telemetry-next") ?? "") !== "") {
    throw new TooMuch(`${name.sensor} has more than ${mostRows} rows in this period. Choose a shorter period or hourly means, or read the API with its cursor`);
  }
  return response.text();
}

export function csvName({ series, from, to, mean }: Selection): string {
  const date = (at: number): string => new Date(at).toISOString().slice(0, 16).replaceAll(":", "");
  const what = series.length === 1 && series[0] !== undefined ? `${series[0].sensor}-${series[0].quantity}` : `${series.length}-series`;
  return `telemetry-${what}-${mean}-${date(from)}Z-${date(to)}Z.csv`.replaceAll(/[^\w.-]/g, "_");
}

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
