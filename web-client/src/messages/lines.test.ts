import { describe, expect, test } from "vitest";
import type { Post } from "../outbox/post";
import { eventId, roomId, seq, userId } from "../vocabulary";
import { type Line, linesOf } from "./lines";
import type { Row } from "./row";
import type { Edge } from "./timeline";

const lin = userId("lin");
const alice = userId("alice");
const end: Edge = { kind: "end" };
const more: Edge = { kind: "more" };

/** A moment of this device's own days: 22 and 23 November, whatever the time zone. */
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString();

const said = (place: number, by = lin, when = at(23, 10, 0)): Row => ({
  kind: "message.posted",
  seq: seq(place),
  changedSeq: seq(place),
  id: eventId(`e${place}`),
  by,
  at: when,
  text: `line ${place}`,
});

const joined = (place: number, when = at(23, 10, 0)): Row => ({
  kind: "member.joined",
  seq: seq(place),
  changedSeq: seq(place),
  id: eventId(`e${place}`),
  by: alice,
  member: alice,
  role: "member",
  at: when,
});

const written = (name: string, when: string): Post => ({
  id: eventId(name),
  key: eventId(name),
  room: roomId("r"),
  text: name,
  writtenAt: Date.parse(when),
  state: { kind: "waiting" },
});

const lines = (rows: Row[], more: { posts?: Post[]; older?: Edge; newSince?: number } = {}) =>
  linesOf({ rows, posts: more.posts ?? [], older: more.older ?? end, newSince: seq(more.newSince ?? 0) }, lin);

const heads = (all: readonly Line[]) => all.map((line) => line.kind !== "system" && line.headed);

describe("heads", () => {
  test("messages of one person within five minutes share one head", () => {
    const all = lines([said(1, lin, at(23, 10, 0)), said(2, lin, at(23, 10, 4)), said(3, lin, at(23, 10, 8))]);
    expect(heads(all)).toEqual([true, false, false]);
  });

  test("after five minutes of silence a message has its own head", () => {
    expect(heads(lines([said(1, lin, at(23, 10, 0)), said(2, lin, at(23, 10, 5))]))).toEqual([true, true]);
  });

  test("somebody else has their own head, and so has who speaks after them", () => {
    expect(heads(lines([said(1, lin), said(2, alice), said(3, lin)]))).toEqual([true, true, true]);
  });

  test("what happens in between parts the messages", () => {
    expect(heads(lines([said(1), joined(2), said(3)]))).toEqual([true, false, true]);
  });

  test("a post on its way stands under the head of what I said before", () => {
    const all = lines([said(1, lin, at(23, 10, 0))], { posts: [written("p", at(23, 10, 1))] });
    expect(heads(all)).toEqual([true, false]);
  });
});

describe("day lines", () => {
  const days = (all: readonly Line[]) => all.map((line) => line.day?.getDate());

  test("stand where a day begins, and at the room's beginning", () => {
    const all = lines([said(1, lin, at(22, 23, 58)), said(2, lin, at(22, 23, 59)), said(3, lin, at(23, 0, 1))]);
    expect(days(all)).toEqual([22, undefined, 23]);
    expect(heads(all)).toEqual([true, false, true]);
  });

  test("do not stand above the first line while there is more before it", () => {
    const all = lines([said(1, lin, at(22, 12, 0)), said(2, lin, at(23, 12, 0))], { older: more });
    expect(days(all)).toEqual([undefined, 23]);
  });

  test("a row without a time stays within its day", () => {
    const gone: Row = { kind: "unreadable", seq: seq(2), changedSeq: seq(2) };
    expect(days(lines([said(1), gone, said(3)]))).toEqual([23, undefined, undefined]);
  });
});

describe('the "new" line', () => {
  const news = (all: readonly Line[]) => all.map(({ isNew }) => isNew);

  test("stands before the first message that was not read", () => {
    const rows = [said(1, alice), said(2, alice), said(3, alice)];
    expect(news(lines(rows, { newSince: 1 }))).toEqual([false, true, false]);
  });

  test("does not stand above what I said myself", () => {
    const rows = [said(1, alice), said(2, lin), said(3, alice)];
    expect(news(lines(rows, { newSince: 1 }))).toEqual([false, false, true]);
  });

  test("does not stand for somebody who has read nothing here yet", () => {
    expect(news(lines([said(1, alice), said(2, alice)]))).toEqual([false, false]);
  });

  test("gives the message below it a head of its own", () => {
    expect(heads(lines([said(1, alice), said(2, alice)], { newSince: 1 }))).toEqual([true, true]);
  });
});

test("a kind newer than this page leaves no line", () => {
  const unknown: Row = { kind: "unknown", named: "poll.opened", seq: seq(2), changedSeq: seq(2) };
  expect(lines([said(1), unknown, said(3)]).map(({ key }) => key)).toEqual(["e1", "e3"]);
});

test("whoever opens a room is not said to join it as well", () => {
  const created: Row = {
    ...{ kind: "room.created", seq: seq(1), changedSeq: seq(1), id: eventId("e1"), by: alice, at: at(23, 9, 0) },
    ...{ name: "茶", topic: "", visibility: "public" },
  };
  expect(lines([created, joined(2)]).map(({ key }) => key)).toEqual(["e1"]);
  expect(lines([created, said(2), joined(3)])).toHaveLength(3);
});

test("whoever leaves without having joined declined", () => {
  const invited = (place: number): Row => ({ ...joined(place), kind: "member.invited" }) as Row;
  const left = (place: number): Row => ({ ...joined(place), kind: "member.left" }) as Row;
  const declined = (rows: Row[]) => lines(rows).map((line) => line.kind === "system" && line.declined);
  expect(declined([invited(1), left(2)])).toEqual([false, true]);
  expect(declined([invited(1), joined(2), left(3)])).toEqual([false, false, false]);
});

test("a post and the row that it becomes have the same key", () => {
  const [post] = lines([], { posts: [written("e7", at(23, 10, 0))] });
  const [row] = lines([said(7)]);
  expect(post?.key).toBe(row?.key);
});
