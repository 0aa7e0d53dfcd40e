/** What the host sent is not what was agreed. The message names the place, so that the fault can be found. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/**
 * Reads one JSON object field by field. The host's answer is untrusted text: nothing of it reaches the page but through here,
 * so a missing unit or a mistyped number is an error with a place and never a blank or a NaN on the screen.
 */
export class Fields {
  private constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    readonly at: string,
  ) {}

  static of(value: unknown, at: string): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(`${at} is not an object`);
    }
    return new Fields(value as Record<string, unknown>, at);
  }

  text(key: string): string {
    const value = this.value[key];
    return typeof value === "string" ? value : this.fail(key, "text");
  }

  number(key: string): number {
    const value = this.value[key];
    return typeof value === "number" && Number.isFinite(value) ? value : this.fail(key, "a number");
  }

  /** An ISO 8601 instant, as milliseconds of the epoch. One without an offset would mean this computer's zone: refused. */
  instant(key: string): number {
    const value = this.value[key];
    const at = typeof value === "string" && /(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? this.fail(key, "an instant with an offset") : at;
  }

  /** An IANA time zone that this browser can show times in. */
  timeZone(key: string): string {
    const zone = this.text(key);
    return isTimeZone(zone) ? zone : this.fail(key, "a time zone this browser knows");
  }

  /** One of the words that were agreed. */
  choice<const T extends string>(key: string, words: readonly T[]): T {
    const value = this.value[key];
    return words.find((word) => word === value) ?? this.fail(key, `one of ${words.join(", ")}`);
  }

  flag(key: string): boolean {
    const value = this.value[key] ?? false;
    return typeof value === "boolean" ? value : this.fail(key, "true or false");
  }

  /** A local date, "2026-01-14". */
  day(key: string): string {
    const day = this.text(key);
    return /^\d{4}-\d\d-\d\d$/.test(day) ? day : this.fail(key, "a date");
  }

  list<T>(key: string, read: (item: unknown, at: string) => T): T[] {
    const value = this.value[key];
    if (!Array.isArray(value)) {
      return this.fail(key, "a list");
    }
    return value.map((item, index) => read(item, `${this.at}.${key}[${index}]`));
  }

  /** A list of objects. */
  rows<T>(key: string, read: (item: Fields) => T): T[] {
    return this.list(key, (item, at) => read(Fields.of(item, at)));
  }

  /** A list of texts. */
  texts(key: string): string[] {
    return this.list(key, (item, at) => {
      if (typeof item !== "string") {
        throw new ShapeError(`${at} is not text`);
      }
      return item;
    });
  }

  /** An object whose keys are names, each read by `read`. */
  entries<T>(key: string, read: (item: Fields, name: string) => T): T[] {
    const value = this.value[key];
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.fail(key, "an object");
    }
    return Object.entries(value).map(([name, item]) => read(Fields.of(item, `${this.at}.${key}.${name}`), name));
  }

  child(key: string): Fields {
    return Fields.of(this.value[key], `${this.at}.${key}`);
  }

  /** The field read by `read`, or null where it is absent or null. */
  optional<T>(key: string, read: (fields: this, key: string) => T): T | null {
    return this.has(key) ? read(this, key) : null;
  }

  textOrNull(key: string): string | null {
    return this.optional(key, (fields, name) => fields.text(name));
  }

  numberOrNull(key: string): number | null {
    return this.optional(key, (fields, name) => fields.number(name));
  }

  instantOrNull(key: string): number | null {
    return this.optional(key, (fields, name) => fields.instant(name));
  }

  flagOrNull(key: string): boolean | null {
    return this.optional(key, (fields, name) => fields.flag(name));
  }

  has(key: string): boolean {
    return this.value[key] !== undefined && this.value[key] !== null;
  }

  raw(key: string): unknown {
    return this.value[key];
  }

  fail(key: string, expected: string): never {
    throw new ShapeError(`${this.at}.${key} is not ${expected}`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
