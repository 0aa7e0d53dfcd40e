import { type Obstacle, obstacleOf } from "./obstacle";
import { HostError } from "../api/host";
import { hasKey } from "../api/key";

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
