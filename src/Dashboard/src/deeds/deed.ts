import { covers, type Session } from "../api/session";

/** Who did it and why: without both nothing is done. */
export interface Signature {
  readonly by: string;
  readonly reason: string;
}

export const maxName = 100;
export const maxReason = 500;

/** What is missing, by field; nothing, when it can be sent. */
export function missing(signature: Signature): { readonly by: string | null; readonly reason: string | null } {
  return {
    by: signature.by === "" ? "Enter your name" : null,
    reason: signature.reason === "" ? "Enter a reason" : null,
  };
}

/** Why this caller may do nothing to alerts and decisions, or null who may. */
export function refusalOf(session: Session): string | null {
  if (covers(session.mayWrite, "Highways")) {
    return null;
  }
  const who = session.name === null ? "You are not signed in." : `The key of ${session.name} may change what the role ${session.mayWrite} may.`;
  return `This takes an access key with the role Highways. ${who}`;
}

const nameItem = "telemetry-name";

/** The name last given in this tab, so that a night's acknowledgements need it once. */
export function lastName(): string {
  return sessionStorage.getItem(nameItem) ?? "";
}

export function keepName(name: string): void {
  sessionStorage.setItem(nameItem, name);
}
