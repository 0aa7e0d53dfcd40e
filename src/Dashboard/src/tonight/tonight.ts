import { type Alert, fetchAlerts } from "../api/alerts";
import { fetchNight, type Night } from "../api/night";
import { part, type Part } from "../shell/part";

/** What the page shows: the night, and the alerts that can't wait for another page. */
export interface Tonight {
  readonly asOf: number;
  readonly night: Night;
  /** Those of the highest severity that stand. */
  readonly critical: Part<readonly Alert[]>;
}

export async function fetchTonight(signal: AbortSignal): Promise<Tonight> {
  const [night, critical] = await Promise.all([
    fetchNight(signal),
    part(fetchAlerts({ state: "standing", severity: "Critical" }, signal).then(({ alerts }) => alerts)),
  ]);
  return { asOf: night.asOf, night, critical };
}
