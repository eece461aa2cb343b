import { expect, test } from "vitest";
import { canSend, leftOf, sends } from "./sending";

const enter = {
  key: "Enter",
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
};

test("Enter sends, Shift+Enter does not", () => {
  expect(sends(enter)).toBe(true);
  expect(sends({ ...enter, shiftKey: true })).toBe(false);
});

test("Enter that ends the word of an input method does not send", () => {
  expect(sends({ ...enter, isComposing: true })).toBe(false);
  expect(sends({ ...enter, keyCode: 229 })).toBe(false);
});

test("length is counted in code points, as the server counts it", () => {
  expect(leftOf("🍵".repeat(4_000))).toBe(0);
  expect(canSend("茶".repeat(4_000))).toBe(true);
  expect(canSend("茶".repeat(4_001))).toBe(false);
});

test("nothing but white space is not sent", () => {
  expect(canSend(" \n\t ")).toBe(false);
});
