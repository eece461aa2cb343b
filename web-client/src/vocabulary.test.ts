import { expect, test } from "vitest";
import { nothing, seq } from "./vocabulary";

test("nothing is before every event of the first epoch", () => {
  expect(nothing).toBeLessThan(seq(2 ** 40));
});
