import { expect, test } from "vitest";
import { hueOf, hues, lettersOf } from "./avatar";

test("a Chinese name is one character, another one or two letters", () => {
  expect(lettersOf("林青")).toBe("林");
  expect(lettersOf("Alice Moreau")).toBe("AM");
  expect(lettersOf("omar")).toBe("O");
  expect(lettersOf("Mei 小梅")).toBe("M");
  expect(lettersOf("élodie_b")).toBe("ÉB");
});

test("a name without letters has none", () => {
  expect(lettersOf("🍵")).toBe("");
  expect(lettersOf("")).toBe("");
});

test("somebody keeps their colour, and different people mostly differ", () => {
  const ids = Array.from({ length: 200 }, (_, index) => `0198b2f0-1000-7000-8000-${String(index).padStart(12, "0")}`);
  const used = new Set(ids.map(hueOf));
  expect(hueOf(ids[0] ?? "")).toBe(hueOf(ids[0] ?? ""));
  expect(used.size).toBe(hues);
});
