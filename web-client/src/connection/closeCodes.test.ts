import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { closeCodes, policyOf } from "./closeCodes";

const section = readFileSync("../contracts/errors.md", "utf8").split("## Close codes")[1] ?? "";
const catalogue = [...section.matchAll(/^\| (\d{4}) \| `(\w+)` \| ([^|]+) \|/gm)].map(
  ([, code, name, back]) => [Number(code), String(name), String(back).trim()] as const,
);

test("the catalogue and this table name the same codes", () => {
  expect(catalogue.map(([code, name]) => [code, name])).toEqual(
    [...closeCodes].map(([code, { name }]) => [code, name]),
  );
});

test.each(catalogue)("after %i %s the catalogue's word is kept: %s", (code, _name, back) => {
  const policy = policyOf(code);
  if (back.startsWith("no")) expect(policy.kind).toBe("stay");
  else expect(policy.kind).not.toBe("stay");
  const seconds = /after (\d+) s/.exec(back)?.[1];
  expect(policy.kind === "comeBack" ? policy.atLeast : 0).toBe(Number(seconds ?? 0) * 1000);
});

test("a code that nobody wrote down says by its range whether to come back", () => {
  expect(policyOf(4499).kind).toBe("comeBack");
  expect(policyOf(4999).kind).toBe("stay");
  expect(policyOf(1006).kind).toBe("comeBack");
  expect(policyOf(3000).kind).toBe("comeBack");
});
