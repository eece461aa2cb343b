import { expect, test } from "vitest";
import { backoff } from "./backoff";
import { chance } from "./testing/manualClock";

test("waits double from half a second to eight, spread over the upper half; far longer after a minute", () => {
  const spans = [1, 2, 3, 4, 7, 19, 20, 10_000].map((attempt) => [
    backoff(attempt, () => 0),
    backoff(attempt, () => 0.999_999),
  ]);
  expect(spans).toEqual([
    [250, 500],
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [4_000, 8_000],
    [4_000, 8_000],
    [15_000, 30_000],
    [15_000, 30_000],
  ]);
});

test("whoever waits out a restart of a minute tries again within eight seconds of its end", () => {
  for (const random of [() => 0, chance(11), () => 0.999_999]) {
    let waited = 0;
    let last = 0;
    for (let attempt = 1; waited < 60_000; attempt++) {
      last = backoff(attempt, random);
      waited += last;
    }
    expect(last).toBeLessThanOrEqual(8_000);
  }
});

test("a thousand clients that lost one server do not come back as one", () => {
  const random = chance(7);
  const moments = new Set(Array.from({ length: 1_000 }, () => backoff(4, random)));
  expect(moments.size).toBeGreaterThan(700);
});
