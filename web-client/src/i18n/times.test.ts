import { expect, test } from "vitest";
import { dateOf, dateTimeOf, dayOf, daysBetween, timeOfDay } from "./times";

const now = new Date(2026, 10, 23, 12, 0);
const may = new Date(2026, 4, 3, 9, 5);

test("a date says its year only when it is another one", () => {
  expect(dateOf(may, now, "en")).toBe("3 May");
  expect(dateOf(may, now, "zh-CN")).toBe("5月3日");
  expect(dateOf(new Date(2025, 4, 3), now, "en")).toBe("3 May 2025");
  expect(dateOf(new Date(2025, 4, 3), now, "zh-CN")).toBe("2025年5月3日");
});

test("a date with its time is short enough for a line, and says its year only when it is another one", () => {
  expect(dateTimeOf(may, now, "en")).toBe("3 May, 09:05");
  expect(dateTimeOf(may, now, "zh-CN")).toBe("5月3日 09:05");
  expect(dateTimeOf(new Date(2027, 4, 3, 9, 5), now, "zh-CN")).toBe("2027年5月3日 09:05");
});

test("a day says its weekday", () => {
  expect(dayOf(may, now, "en")).toBe("Sunday 3 May");
  expect(dayOf(may, now, "zh-CN")).toBe("5月3日星期日");
});

test("the hours count to 24", () => {
  expect(timeOfDay(new Date(2026, 4, 3, 0, 5), "en")).toBe("00:05");
  expect(timeOfDay(new Date(2026, 4, 3, 21, 5), "zh-CN")).toBe("21:05");
});

test("yesterday is one midnight ago, however few hours", () => {
  expect(daysBetween(new Date(2026, 10, 22, 23, 59), new Date(2026, 10, 23, 0, 1))).toBe(1);
  expect(daysBetween(new Date(2026, 10, 23, 0, 1), new Date(2026, 10, 23, 23, 59))).toBe(0);
});
