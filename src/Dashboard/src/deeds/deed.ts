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

const nameItem = "telemetry-name";

/** The name last given in this tab, so that a night's acknowledgements need it once. */
export function lastName(): string {
  return sessionStorage.getItem(nameItem) ?? "";
}

export function keepName(name: string): void {
  sessionStorage.setItem(nameItem, name);
}
