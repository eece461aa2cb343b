import { expect, test } from "vitest";
import { powersOver } from "./powers";
import type { Membership, Role } from "./room";

const mine = (role: Role): Membership => ({ state: "joined", role, version: 1 });

test.each<[Role, Role | "invited", string]>([
  ["owner", "owner", ""],
  ["owner", "moderator", "remove ban setRole"],
  ["owner", "member", "remove ban setRole"],
  ["owner", "invited", "remove ban"],
  ["moderator", "owner", ""],
  ["moderator", "moderator", ""],
  ["moderator", "member", "remove ban"],
  ["moderator", "invited", "remove ban"],
  ["member", "owner", ""],
  ["member", "member", ""],
  ["member", "invited", ""],
])("what a %s may do to a %s", (role, other, expected) => {
  const member = other === "invited" ? { state: "invited" as const } : { state: "joined" as const, role: other };
  const powers = powersOver(mine(role), member);
  const may = Object.entries(powers).flatMap(([deed, allowed]) => (allowed ? [deed] : []));
  expect(may.join(" ")).toBe(expected);
});

test("who is not in the room may do nothing", () => {
  expect(powersOver(undefined, { state: "joined", role: "member" }).remove).toBe(false);
});
