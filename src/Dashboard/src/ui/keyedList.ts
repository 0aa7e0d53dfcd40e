import { reorder } from "./dom";

/** What one entry of a list looks like: made once, updated as long as it is there, so that focus and what is open or half typed survive. */
export interface Entry<V> {
  readonly element: HTMLElement;
  update(view: V): void;
}

/** A list whose elements live as long as what they show. */
export class KeyedList<V> {
  private readonly entries = new Map<string, { readonly entry: Entry<V>; shown: string }>();

  constructor(readonly element: HTMLElement, private readonly keyOf: (view: V) => string, private readonly make: (view: V) => Entry<V>) {}

  show(views: readonly V[]): void {
    const keys = new Set(views.map(this.keyOf));
    for (const key of [...this.entries.keys()].filter((known) => !keys.has(known))) {
      this.entries.delete(key);
    }
    reorder(this.element, views.map((view) => this.shown(view)));
  }

  find(key: string): Entry<V> | undefined {
    return this.entries.get(key)?.entry;
  }

  private shown(view: V): HTMLElement {
    const key = this.keyOf(view);
    const next = JSON.stringify(view);
    const known = this.entries.get(key);
    if (known === undefined) {
      const entry = this.make(view);
      entry.update(view);
      this.entries.set(key, { entry, shown: next });
      return entry.element;
    }
    if (known.shown !== next) {
      known.shown = next;
      known.entry.update(view);
    }
    return known.entry.element;
  }
}
