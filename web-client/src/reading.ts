/** Reads JSON of others: what is not as the contract says ends in {@link Unreadable}; what it does not name is ignored. */
export class Unreadable extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw came(value, "an object");
  return value as Fields;
}

export function text(of: Fields, name: string): string {
  const value = of[name];
  if (typeof value !== "string") throw came(value, `text in ${name}`);
  return value;
}

export function whole(of: Fields, name: string): number {
  const value = of[name];
  if (!Number.isSafeInteger(value)) throw came(value, `a whole number in ${name}`);
  return value as number;
}

export function flag(of: Fields, name: string): boolean {
  const value = of[name];
  if (typeof value !== "boolean") throw came(value, `true or false in ${name}`);
  return value;
}

export function list<T>(of: Fields, name: string, read: (item: unknown) => T): T[] {
  const value = of[name];
  if (!Array.isArray(value)) throw came(value, `a list in ${name}`);
  return value.map(read);
}

export function oneOf<T extends string>(of: Fields, name: string, known: readonly T[]): T {
  const value = known.find((one) => one === of[name]);
  if (value === undefined) throw came(of[name], `${name}: one of ${known.join(", ")}`);
  return value;
}

/** Milliseconds of an ISO 8601 time. */
export function time(of: Fields, name: string): number {
  const millis = Date.parse(text(of, name));
  if (Number.isNaN(millis)) throw came(of[name], `a time in ${name}`);
  return millis;
}

/** What is there or not: undefined when the field is absent or null. */
export function maybe<T>(of: Fields, name: string, read: (of: Fields, name: string) => T): T | undefined {
  return of[name] === undefined || of[name] === null ? undefined : read(of, name);
}

function came(value: unknown, expected: string): Unreadable {
  return new Unreadable(`came ${JSON.stringify(value)?.slice(0, 100)}, expected ${expected}`);
}
