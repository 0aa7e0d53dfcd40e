type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | null | undefined>>;

/**
 * Builds an element. Children are nodes or text and never markup: no answer of the host, and no name in a network file,
 * can become anything but text.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  append(element, children);
  return element;
}

/** Puts these children in place of what is there. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

/** Sets the text only where it differs, so that a screen reader is not told the same again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Brings the children of `parent` into the given order, moving as few as may be, and keeps the focus where it was. */
export function reorder(parent: Element, children: readonly Element[]): void {
  const focused = document.activeElement;
  for (const child of [...parent.children]) {
    if (!children.includes(child)) {
      child.remove();
    }
  }
  children.forEach((child, index) => {
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

const svg = "http://www.w3.org/2000/svg";

/** A decorative icon drawn from one path on a 20 by 20 grid. What it says is always said in words beside it. */
export function icon(path: string): SVGSVGElement {
  const element = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true", focusable: "false", class: "icon" })) {
    element.setAttribute(name, value);
  }
  const shape = document.createElementNS(svg, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("fill", "currentColor");
  element.append(shape);
  return element;
}
