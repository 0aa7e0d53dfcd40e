import { fill } from "./dom";

type Children = Parameters<typeof fill> extends [Element, ...infer C] ? C : never;

/** Fills an element only when what it says has changed, so that neither focus nor a screen reader is disturbed each second. */
export class Slot<E extends HTMLElement> {
  private shown: readonly unknown[] | null = null;

  constructor(readonly element: E) {}

  /** @param says What it depends on, by identity: answers as they came, and texts and numbers made of them. */
  show(says: readonly unknown[], children: () => Children): void {
    const { shown } = this;
    if (shown === null || shown.length !== says.length || says.some((each, index) => !Object.is(each, shown[index]))) {
      this.shown = says;
      fill(this.element, ...children());
    }
  }
}
