import type { Language } from "./language";

/** British English says "3 May" and counts hours to 24, as Chinese does. */
const locale = (language: Language) => (language === "en" ? "en-GB" : "zh-CN");

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale(language), options);
  formats.set(key, found);
  return found;
}

/** "14:05" */
export const timeOfDay = (at: Date, language: Language): string =>
  format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

/** "Monday 23 November", with the year unless it is this one. */
export const dayOf = (at: Date, now: Date, language: Language): string =>
  format(language, {
    month: "long",
    day: "numeric",
    weekday: "long",
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
  }).format(at);

/** "3 May", with the year unless it is this one. */
export const dateOf = (at: Date, now: Date, language: Language): string =>
  format(language, {
    month: "long",
    day: "numeric",
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
  }).format(at);

/** "3 May, 10:15", with the year unless it is this one. */
export const dateTimeOf = (at: Date, now: Date, language: Language): string =>
  format(language, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
  }).format(at);

/** All of it, for those who want to know exactly. */
export const momentOf = (at: Date, language: Language): string =>
  format(language, { dateStyle: "full", timeStyle: "medium", hourCycle: "h23" }).format(at);

/** How many midnights, in this device's time zone, lie between the two. */
export function daysBetween(one: Date, other: Date): number {
  const midnight = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((midnight(other) - midnight(one)) / 86_400_000);
}
