import { expect, test } from "vitest";
import { en } from "./en";
import { problemText } from "./problemText";
import { zhCN } from "./zhCN";

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const english = flat(en);
const chinese = flat(zhCN);
/** English counts in two forms, Chinese in one. */
const bothHave = [...english.keys()].filter((key) => !key.endsWith("_one"));

test("both languages say the same things", () => {
  expect([...chinese.keys()].sort()).toEqual(bothHave.sort());
});

test("both languages name the same things within a sentence", () => {
  const named = (text = "") => (text.match(/\{\{\w+\}\}|<\w+\/>/g) ?? []).sort();
  for (const key of bothHave) expect([key, named(chinese.get(key))]).toEqual([key, named(english.get(key))]);
});

test("no text is empty, and none was left in the other language", () => {
  for (const [key, text] of english) expect([key, /\p{Script=Han}|^\s*$/u.test(text)]).toEqual([key, false]);
  for (const [key, text] of chinese) expect([key, /[\p{Script=Han}：]/u.test(text)]).toEqual([key, true]);
});

test("a code that this page does not know is told all the same", () => {
  const problem = { status: 400, title: "", detail: "", retryable: false };
  const tell = (code: string) => problemText(((key: string) => key) as never, { ...problem, code });
  expect(tell("text_too_long")).toBe("problem.text_too_long");
  expect(tell("brand_new")).toBe("problem.other");
  expect(tell("constructor")).toBe("problem.other");
});
