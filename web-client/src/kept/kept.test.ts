import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import type { Row } from "../messages/row";
import { ManualClock } from "../testing/manualClock";
import { alice, bob, lobby } from "../testing/roomLog";
import { eventId, nothing, seq } from "../vocabulary";
import type { Coverage } from "./database";
import { Kept } from "./kept";

const row = (at: number, changed = at): Row => {
  const written = { id: eventId(`${at}`), by: bob, at: "2026-05-03T08:17:12.500Z" };
  return { kind: "message.posted", seq: seq(at), changedSeq: seq(changed), ...written, text: `${changed}` };
};

const coverage = (low: number, through: number, floor = 0): Coverage => ({
  low: seq(low),
  through: seq(through),
  floor: seq(floor),
});

function device(indexedDB: IDBFactory = new IDBFactory()) {
  const clock = new ManualClock();
  return { clock, open: () => new Kept({ clock, indexedDB }, alice) };
}

test("rows are found again with what they complete, the newest first to be had", async () => {
  const { open } = device();
  const kept = open();
  kept.write(lobby, [row(3), row(5), row(9)], coverage(0, 9));
  await kept.close();
  const later = open();
  expect((await later.found()).coverages.get(lobby)).toEqual(coverage(0, 9));
  expect((await later.rows(lobby, nothing, seq(9), 2))?.map(({ seq }) => seq)).toEqual([5, 9]);
  expect((await later.rows(lobby, seq(3), seq(8), 9))?.map(({ seq }) => seq)).toEqual([5]);
});

test("a tab that is behind takes nothing back from one that is ahead", async () => {
  const { open } = device();
  const [ahead, behind] = [open(), open()];
  ahead.write(lobby, [row(3, 7), row(9)], coverage(0, 9));
  await ahead.settled();
  behind.write(lobby, [row(2), row(3)], coverage(1, 5));
  await behind.settled();
  expect((await ahead.found()).coverages.get(lobby)).toEqual(coverage(0, 9));
  expect((await ahead.rows(lobby, nothing, seq(9), 9))?.map(({ changedSeq }) => changedSeq)).toEqual([2, 7, 9]);
});

test("what retention took is not kept either", async () => {
  const kept = device().open();
  kept.write(lobby, [row(3), row(5), row(9)], coverage(0, 9));
  kept.write(lobby, [], coverage(0, 9, 5));
  await kept.settled();
  expect((await kept.rows(lobby, nothing, seq(9), 9))?.map(({ seq }) => seq)).toEqual([5, 9]);
});

test("of a room that one left nothing stays, whatever was about to be written", async () => {
  const kept = device().open();
  kept.write(lobby, [row(3)], coverage(0, 3));
  kept.write(lobby, [row(4)], coverage(0, 4));
  kept.forget(lobby);
  kept.write(lobby, [row(8)], coverage(7, 8));
  await kept.settled();
  expect((await kept.rows(lobby, nothing, seq(9), 9))?.map(({ seq }) => seq)).toEqual([8]);
  expect((await kept.found()).coverages.get(lobby)).toEqual(coverage(7, 8));
});

test("a tab that hears late of the leaving does not take what another began anew", async () => {
  const { open } = device();
  const [quick, late] = [open(), open()];
  quick.forget(lobby, seq(5));
  quick.write(lobby, [row(8)], coverage(7, 8));
  await quick.settled();
  late.forget(lobby, seq(5));
  await late.settled();
  expect((await quick.rows(lobby, nothing, seq(9), 9))?.map(({ seq }) => seq)).toEqual([8]);
});

test("after a write that failed nothing more is promised: C on the disk stays where it was", async () => {
  const { open } = device();
  const kept = open();
  kept.write(lobby, [row(3)], coverage(0, 3));
  await kept.settled();
  const uncloneable = { ...row(4), text: () => {} } as unknown as Row;
  kept.write(lobby, [uncloneable], coverage(0, 4));
  await kept.settled();
  kept.write(lobby, [row(5)], coverage(0, 5));
  await kept.settled();
  expect(kept.state.getState()).toEqual({ kind: "memory" });
  expect((await open().found()).coverages.get(lobby)).toEqual(coverage(0, 3));
});

test("a database that a frozen tab holds up is not waited for", async () => {
  const held = new IDBFactory();
  held.open = () => new EventTarget() as IDBOpenDBRequest;
  const { clock, open } = device(held);
  const kept = open();
  const finding = kept.found();
  await clock.pass(3_000);
  expect((await finding).coverages.size).toBe(0);
  expect(kept.state.getState()).toEqual({ kind: "memory" });
});
