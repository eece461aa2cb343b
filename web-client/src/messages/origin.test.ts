import { expect, test } from "vitest";
import { firstOrigin, nextOrigin } from "./origin";

const { first, life } = firstOrigin;

test("lines put before the first one leave every number as it was", () => {
  expect(nextOrigin(firstOrigin, ["c", "d"], ["a", "b", "c", "d"])).toEqual({ first: first - 2, life });
});

test("lines added at the end change no number", () => {
  expect(nextOrigin(firstOrigin, ["a"], ["a", "b", "c"])).toBe(firstOrigin);
});

test("lines that fall off the beginning leave the others' numbers as they were", () => {
  expect(nextOrigin(firstOrigin, ["a", "b", "c"], ["b", "c", "d"])).toEqual({ first: first + 1, life });
});

test("another place of the room is another list", () => {
  expect(nextOrigin({ first: first - 50, life }, ["a", "b"], ["x", "y"])).toEqual({ first, life: life + 1 });
});
