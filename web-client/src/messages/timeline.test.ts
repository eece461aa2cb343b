import { beforeEach, describe, expect, test } from "vitest";
import { Device, type Tab } from "../testing/device";
import { alice, bob, kitchen, lobby } from "../testing/roomLog";
import { seq } from "../vocabulary";
import type { Timeline } from "./timeline";

let device: Device;
let tab: Tab;
let timeline: Timeline;

beforeEach(async () => {
  device = new Device();
  device.server.rooms = [lobby, kitchen];
  for (let at = 0; at < 40; at++) device.server.post(lobby, bob, `${at}`);
  tab = await device.tab();
  timeline = tab.house.messages.open(lobby);
  await device.clock.pass(100);
});

const texts = (of: Timeline = timeline) =>
  of.state.getState().rows.map((row) => (row.kind === "message.posted" ? row.text : row.kind));
const seqOf = (text: string) => seq(device.server.log.events.find((event) => event.text === text)?.seq ?? 0);
const asked = (part: string) => device.server.requests.filter((request) => request.includes(part)).length;

async function live(text: string): Promise<void> {
  device.server.post(lobby, bob, text);
  for (const socket of device.server.sockets) socket.deliver();
  await device.clock.pass(10);
}

test("someone who opens a room sees its newest page, and then what is said", async () => {
  expect(texts()).toEqual(["35", "36", "37", "38", "39"]);
  await live("hello");
  expect(texts().at(-1)).toBe("hello");
  expect(timeline.state.getState()).toMatchObject({
    freshness: { kind: "live" },
    older: { kind: "more" },
    newer: { kind: "end" },
  });
});

test("scrolling back goes to the true beginning, and says so", async () => {
  for (let page = 0; page < 7; page++) {
    timeline.loadOlder();
    timeline.loadOlder();
    expect(timeline.state.getState().older).toEqual({ kind: "loading" });
    await device.clock.pass(10);
  }
  expect(texts()).toEqual(Array.from({ length: 40 }, (_, at) => `${at}`));
  expect(timeline.state.getState().older).toEqual({ kind: "end" });
  expect(asked("before=")).toBe(7);
});

test("scrolling back that fails says why, and may be tried again", async () => {
  device.server.mishap = (path) => (path.includes("before=") ? "noNetwork" : undefined);
  timeline.loadOlder();
  await device.clock.pass(10);
  expect(timeline.state.getState().older).toMatchObject({ kind: "failed", problem: { code: "unreachable" } });
  device.server.mishap = () => undefined;
  timeline.loadOlder();
  await device.clock.pass(10);
  expect(texts()[0]).toBe("30");
});

test("what was read is on the device after a reload, before any network", async () => {
  timeline.loadOlder();
  await device.clock.pass(10);
  await tab.close();
  device.server.mishap = (path) => (path === "/session" ? undefined : "noNetwork");
  tab = await device.tab();
  timeline = tab.house.messages.open(lobby);
  await device.clock.pass(10);
  expect(texts()).toEqual(["30", "31", "32", "33", "34", "35", "36", "37", "38", "39"]);
});

test("a jump shows the rows around a place, and scrolling on from there comes back to the newest", async () => {
  expect(await Promise.race([timeline.jumpTo(seqOf("20")), device.clock.pass(10)])).toBeUndefined();
  expect(texts()).toEqual(["18", "19", "20", "21", "22"]);
  expect(timeline.state.getState()).toMatchObject({ older: { kind: "more" }, newer: { kind: "more" } });
  await live("meanwhile");
  expect(texts().at(-1)).toBe("22");
  for (let page = 0; page < 3; page++) {
    timeline.loadNewer();
    await device.clock.pass(10);
  }
  expect(texts()).toEqual([...Array.from({ length: 22 }, (_, at) => `${at + 18}`), "meanwhile"]);
  expect(timeline.state.getState().newer).toEqual({ kind: "end" });
});

test("back to the newest from a jump is immediate", async () => {
  void timeline.jumpTo(seqOf("3"));
  await device.clock.pass(10);
  timeline.jumpToNewest();
  expect(texts()).toEqual(["35", "36", "37", "38", "39"]);
});

test("an older page that was asked for before a reset is not joined to what came after it", async () => {
  device.server.log.mostRows = 3;
  device.server.latency = () => 500;
  timeline.loadOlder();
  device.server.socket.queue.length = 0;
  for (let at = 40; at < 60; at++) device.server.post(lobby, bob, `${at}`);
  device.server.socket.queue.splice(0, 20, { type: "behind", room: lobby, from: 0 });
  device.server.latency = () => 50;
  device.server.socket.deliver();
  await device.clock.pass(2_000);
  expect(texts()).toEqual(["55", "56", "57", "58", "59"]);
});

test("rows that retention took are dropped", async () => {
  const page = device.server.log.page.bind(device.server.log);
  device.server.log.page = (...ask) => ({ ...page(...ask), floor: seqOf("37") });
  timeline.loadOlder();
  await device.clock.pass(10);
  expect(texts()).toEqual(["37", "38", "39"]);
  expect(timeline.state.getState().older).toEqual({ kind: "end" });
});

describe("unread", () => {
  const unread = (room = lobby) => tab.house.rooms.state.getState().joined.find((one) => one.room.id === room)?.unread;

  test("what others say in a room that nobody looks at is counted, also over a reload", async () => {
    device.server.post(kitchen, bob, "tea?");
    device.server.post(kitchen, alice, "mine does not count");
    device.server.post(kitchen, bob, "tea!");
    device.server.socket.deliver();
    await device.clock.pass(200);
    expect(unread(kitchen)).toEqual({ kind: "some", count: 2 });
    await tab.close();
    tab = await device.tab();
    await device.clock.pass(200);
    expect(unread(kitchen)).toEqual({ kind: "some", count: 2 });
  });

  test("it ends where it was read, in all tabs", async () => {
    const other = await device.tab();
    for (let at = 0; at < 3; at++) await live(`new ${at}`);
    timeline.markRead(seqOf("new 1"));
    await device.clock.pass(200);
    expect(unread()).toEqual({ kind: "some", count: 1 });
    expect(other.house.rooms.state.getState().joined.find((one) => one.room.id === lobby)?.unread).toEqual({
      kind: "some",
      count: 1,
    });
  });

  test("a room that is new to this device has nothing unread", () => {
    expect(unread()).toEqual({ kind: "none" });
  });
});
