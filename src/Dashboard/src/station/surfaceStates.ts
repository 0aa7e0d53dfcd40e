import type { Reading } from "../api/readings";

export interface StateChange {
  readonly from: number;
  /** The last reading of it before the next; the newest for the last. */
  readonly until: number;
  readonly code: number;
  readonly flag: Reading["flag"];
}

/** Runs of one surface state by one sensor, oldest first. A silence ends a run: nothing is said of what nobody saw. */
export function stateRuns(readings: readonly Reading[], sensor: string, silentAfterMs: number): StateChange[] {
  const runs: { from: number; until: number; code: number; flag: Reading["flag"] }[] = [];
  for (const reading of readings.filter((each) => each.sensor === sensor && each.quantity === "surface_state")) {
    const run = runs.at(-1);
    if (run !== undefined && run.code === reading.value && run.flag === reading.flag && reading.observedAt - run.until <= silentAfterMs) {
      run.until = reading.observedAt;
    } else {
      runs.push({ from: reading.observedAt, until: reading.observedAt, code: reading.value, flag: reading.flag });
    }
  }
  return runs;
}
