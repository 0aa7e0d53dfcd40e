import { getJson } from "./host";
import { Fields } from "./json";

/** Each may all that those before it may; docs/adr/0010-keys-and-policies.md. */
export const roles = ["Public", "Analyst", "Highways", "Admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks, what they may do, and the host's clock. */
export interface Session {
  readonly asOf: number;
  readonly simulatedTime: boolean;
  readonly timeZone: string;
  /** Whom the key was issued to; null without a key. */
  readonly name: string | null;
  readonly mayRead: Role;
  readonly mayWrite: Role;
}

export async function fetchSession(signal?: AbortSignal): Promise<Session> {
  return readSession(await getJson("/api/v1/session", signal));
}

export function readSession(value: unknown): Session {
  const fields = Fields.of(value, "session");
  return {
    asOf: fields.instant("asOf"),
    simulatedTime: fields.flag("simulatedTime"),
    timeZone: fields.timeZone("timeZone"),
    name: fields.textOrNull("name"),
    mayRead: fields.choice("mayRead", roles),
    mayWrite: fields.choice("mayWrite", roles),
  };
}

/** Whether what this role may covers what is needed. */
export function covers(has: Role, needed: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needed);
}
