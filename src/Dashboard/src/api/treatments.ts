import { getJson } from "./host";
import { Fields } from "./json";

/** What was spread, as somebody reported it. */
export interface Treatment {
  readonly id: string;
  readonly route: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly material: string;
  /** g/m² */
  readonly spreadRate: number | null;
  /** t */
  readonly tonnes: number | null;
  readonly vehicle: string | null;
  readonly operator: string | null;
  readonly note: string | null;
  /** How it differs from what stood when it began, in the host's sentences. */
  readonly differences: readonly string[];
}

/** @param route Null for every route. */
export async function fetchTreatments(day: string, route: string | null, signal?: AbortSignal): Promise<readonly Treatment[]> {
  const query = new URLSearchParams(route === null ? { day } : { day, route });
  return readTreatments(await getJson(`/api/v1/gritting/treatments?${query}`, signal));
}

export function readTreatments(value: unknown): readonly Treatment[] {
  return Fields.of(value, "treatments").rows("treatments", (fields) => ({
    id: fields.text("id"),
    route: fields.text("route"),
    startedAt: fields.instant("startedAt"),
    endedAt: fields.instantOrNull("endedAt"),
    material: fields.text("material"),
    spreadRate: fields.numberOrNull("spreadRateGPerM2"),
    tonnes: fields.numberOrNull("tonnes"),
    vehicle: fields.textOrNull("vehicle"),
    operator: fields.textOrNull("operator"),
    note: fields.textOrNull("note"),
    differences: fields.has("differences") ? fields.texts("differences") : [],
  }));
}
