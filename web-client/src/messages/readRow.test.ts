import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAnyRow, readEvent } from "./readRow";

const folder = "../contracts/events/examples/v1";
const known = [
  "message.posted",
  "room.created",
  "member.joined",
  "member.invited",
  "member.left",
  "member.removed",
  "member.banned",
  "member.unbanned",
  "member.role-changed",
];

const published = readdirSync(folder).flatMap((file) => {
  const example = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
  return example.topic === "room-log-1" ? [[file, example.value] as const] : [];
});

test.each(published)("%s is read as a live event", (_file, value) => {
  const [line] = readEvent({ ...value, seq: 7 });
  expect(line).toMatchObject({
    kind: known.includes(value.kind) ? value.kind : "unknown",
    seq: 7,
    changedSeq: 7,
    id: value.id,
  });
});

test.each(published)("%s is read as a row of history", (_file, value) => {
  const row = readAnyRow({ entity: "message", ...value, seq: 7, changedSeq: 9 });
  expect(row).toMatchObject({ kind: known.includes(value.kind) ? value.kind : "unknown", seq: 7, changedSeq: 9 });
});

test.each(["removed", "banned"])("whoever was %s is out", (kind) => {
  const value = published.find(([file]) => file === `member.${kind}.json`)?.[1];
  expect(readEvent({ ...value, seq: 7 })[1]).toMatchObject({ kind: "member", state: "left", user: value.member });
});

test("a live change of membership is a line and the member's latest state", () => {
  const value = published.find(([file]) => file === "member.left.json")?.[1];
  expect(readEvent({ ...value, seq: 7 })[1]).toMatchObject({
    kind: "member",
    state: "left",
    user: value.member,
    version: value.version,
  });
});

test("tombstones and unreadable records have neither author nor time", () => {
  expect(readAnyRow({ entity: "message", kind: "deleted", seq: 7, changedSeq: 9 })).toEqual({
    kind: "deleted",
    seq: 7,
    changedSeq: 9,
  });
  expect(readAnyRow({ entity: "message", kind: "unreadable", seq: 7, changedSeq: 7 })).toEqual({
    kind: "unreadable",
    seq: 7,
    changedSeq: 7,
  });
});
