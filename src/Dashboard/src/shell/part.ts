import { faultWords } from "../api/fault";
import { HostError } from "../api/host";
import { hasKey } from "../api/key";
import { type Obstacle, obstacleOf } from "./obstacle";

/** One of several answers that a page is put together from: one that this key may not read leaves the others whole. */
export type Part<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "kept"; readonly obstacle: Obstacle };

/** The answer, or why it is kept from this caller or not understood by a host of another version (400). A host that is away or fails is no part's matter: that fails the whole page. */
export async function part<T>(answer: Promise<T>): Promise<Part<T>> {
  try {
    return { kind: "known", value: await answer };
  } catch (error) {
    if (error instanceof HostError && (error.wantsKey || error.status === 404 || error.status === 400)) {
      return { kind: "kept", obstacle: obstacleOf(error, hasKey()) };
    }
    throw error;
  }
}

/**
 * A part of a page that is there to say what is wrong, or that is as good without it: whatever keeps this answer from coming is said
 * in its place. A question called off because another took its place is no answer at all.
 */
export async function besides<T>(answer: Promise<T>): Promise<Part<T>> {
  try {
    return await part(answer);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    return { kind: "kept", obstacle: { kind: "fault", title: "This could not be had", text: whyNot(error), wantsKey: false } };
  }
}

/** A conflict (409) is the host's own answer, that there is none and why: its sentence says it all. */
function whyNot(error: unknown): string {
  const said = error instanceof HostError ? error.said : null;
  return error instanceof HostError && error.status === 409 && said !== null ? said : `${faultWords(error)}.${said === null ? "" : ` ${said}`}`;
}
