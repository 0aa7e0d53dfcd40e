import { fetchSession, type Session } from "../api/session";
import { el } from "../ui/dom";
import type { PageSource } from "./livePage";
import type { PageId } from "./pages";

/** A page whose place is there before its content: it says so, and nothing else. */
export class UnbuiltPage implements PageSource<Session> {
  readonly asking = "Asking the host …";
  readonly nothing = "";
  readonly kinds = [];
  readonly content = el("p", {}, "This page has no content yet.");

  constructor(readonly id: PageId, readonly title: string) {}

  fetch(signal: AbortSignal): Promise<Session> {
    return fetchSession(signal);
  }

  show(): void {
    // What it says does not depend on any answer.
  }
}
