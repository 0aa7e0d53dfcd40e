import { el, fill } from "./dom";

export interface Option {
  readonly value: string;
  readonly text: string;
}

export type FilterField =
  | { readonly kind: "select"; readonly name: string; readonly label: string; readonly options: readonly Option[] }
  | { readonly kind: "search"; readonly name: string; readonly label: string };

export type FilterValues = Readonly<Record<string, string>>;

/** What the address says of these filters; what it does not name, or names wrongly, is the first option: all. */
export function filterValues(fields: readonly FilterField[], query: string): FilterValues {
  const given = new URLSearchParams(query);
  return Object.fromEntries(fields.map((field) => {
    const value = given.get(field.name) ?? "";
    return [field.name, field.kind === "search" || field.options.some((option) => option.value === value) ? value : field.options[0]?.value ?? ""];
  }));
}

/** The query of an address with these filters, without those that are as they are anyway; what else `before` says stays. */
export function filterQuery(fields: readonly FilterField[], values: FilterValues, before = ""): string {
  const query = new URLSearchParams(before);
  for (const field of fields) {
    query.delete(field.name);
    const value = values[field.name] ?? "";
    if (value !== "" && (field.kind === "search" || value !== field.options[0]?.value)) {
      query.set(field.name, value);
    }
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Filters that stand in the page's address, so that a view can be kept, sent and gone back to. */
export class Filters {
  readonly element: HTMLFormElement;
  private readonly inputs = new Map<string, HTMLSelectElement | HTMLInputElement>();
  private readonly shownOptions = new Map<string, string>();

  constructor(label: string, private fields: readonly FilterField[], private readonly changed: () => void) {
    this.element = el("form", { class: "filters", role: "search", "aria-label": label });
    this.make();
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("input", () => this.apply());
    window.addEventListener("popstate", () => { this.read(); this.changed(); });
  }

  get values(): FilterValues {
    return Object.fromEntries([...this.inputs].map(([name, input]) => [name, input.value]));
  }

  /** Other options, such as the rules that have an alert just now; what is chosen stays. */
  setOptions(name: string, options: readonly Option[]): void {
    const select = this.inputs.get(name);
    const next = JSON.stringify(options);
    if (!(select instanceof HTMLSelectElement) || this.shownOptions.get(name) === next) {
      return;
    }
    this.shownOptions.set(name, next);
    const chosen = filterValues(this.fields, window.location.search)[name] ?? select.value;
    const wanted = new URLSearchParams(window.location.search).get(name) ?? chosen;
    const kept = options.some((option) => option.value === wanted) || wanted === "" ? options : [...options, { value: wanted, text: wanted }];
    this.fields = this.fields.map((field) => (field.name === name && field.kind === "select" ? { ...field, options: kept } : field));
    fill(select, ...kept.map((option) => el("option", { value: option.value }, option.text)));
    select.value = wanted === "" ? kept[0]?.value ?? "" : wanted;
  }

  /** Chooses as a person would. */
  choose(name: string, value: string): void {
    const input = this.inputs.get(name);
    if (input !== undefined) {
      input.value = value;
      this.apply();
    }
  }

  private make(): void {
    for (const field of this.fields) {
      const id = `filter-${field.name}`;
      const input = field.kind === "select"
        ? el("select", { class: "govuk-select", id, name: field.name }, ...field.options.map((option) => el("option", { value: option.value }, option.text)))
        : el("input", { class: "govuk-input", id, name: field.name, type: "search", autocomplete: "off" });
      this.inputs.set(field.name, input);
      this.element.append(el("div", { class: `filters__field filters__field--${field.kind}` }, el("label", { class: "govuk-label", for: id }, field.label), input));
    }
    this.read();
  }

  private read(): void {
    for (const [name, value] of Object.entries(filterValues(this.fields, window.location.search))) {
      const input = this.inputs.get(name);
      if (input !== undefined) {
        input.value = value;
      }
    }
  }

  private apply(): void {
    window.history.replaceState(null, "", `${window.location.pathname}${filterQuery(this.fields, this.values, window.location.search)}`);
    this.changed();
  }
}
