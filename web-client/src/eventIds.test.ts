import { expect, test } from "vitest";
import { EventIds } from "./eventIds";
import { chance } from "./testing/manualClock";

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("ids are of version 7 and grow, even when the clock stands still or goes back", () => {
  let now = Date.parse("2026-05-03T08:15:30.123Z");
  const random = chance(3);
  const ids = new EventIds(() => now, random);
  const made = Array.from({ length: 20_000 }, (_, at) => {
    if (at % 7_000 === 0) now -= 1_000;
    return ids.next();
  });
  for (const id of made) expect(id).toMatch(uuid7);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test("an id tells the moment that it was made", () => {
  const now = Date.parse("2026-05-03T08:15:30.123Z");
  const id = new EventIds(() => now, Math.random).next();
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
});

test("after a clock that was ahead, ids begin at the present again", () => {
  let now = 2_000_000;
  const ids = new EventIds(() => now, Math.random);
  ids.next();
  now = 1_000_000;
  ids.restart();
  const id = ids.next();
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
});
