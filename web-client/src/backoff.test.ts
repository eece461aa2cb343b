import { expect, test } from "vitest";
import { backoff } from "./backoff";
import { chance } from "./testing/manualClock";

test("waits double from half a second to half a minute, spread over the upper half", () => {
  const spans = [1, 2, 3, 4, 7, 20, 10_000].map((attempt) => [
    backoff(attempt, () => 0),
    backoff(attempt, () => 0.999_999),
  ]);
  expect(spans).toEqual([
    [250, 500],
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [15_000, 30_000],
    [15_000, 30_000],
    [15_000, 30_000],
  ]);
});

test("a thousand clients that lost one server do not come back as one", () => {
  const random = chance(7);
  const moments = new Set(Array.from({ length: 1_000 }, () => backoff(4, random)));
  expect(moments.size).toBeGreaterThan(700);
});
