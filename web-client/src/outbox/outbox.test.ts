import { beforeEach, describe, expect, test } from "vitest";
import { Device, type Tab } from "../testing/device";
import { alice, kitchen, lobby } from "../testing/roomLog";
import type { ServerSocket } from "../testing/serverSocket";

let device: Device;
let tab: Tab;

beforeEach(async () => {
  device = new Device();
  device.server.rooms = [lobby, kitchen];
  tab = await device.tab();
});

const posts = (of: Tab = tab) => of.house.outbox.state.getState().posts;
const logged = () => device.server.log.events.map((event) => event.text);
const sent = (socket: ServerSocket = device.server.socket) => socket.heard.filter((frame) => frame.type === "post");

async function delivered(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    for (const socket of device.server.sockets) socket.deliver();
    await device.clock.pass(50);
  }
}

test("a post is there at once, then under way, then a row and no post any more", async () => {
  const timeline = tab.house.messages.open(lobby);
  await device.clock.pass(50);
  timeline.post("hello");
  expect(timeline.state.getState().posts).toMatchObject([{ text: "hello", state: { kind: "sending" } }]);
  await delivered();
  expect(timeline.state.getState().posts).toEqual([]);
  expect(timeline.state.getState().rows).toMatchObject([{ text: "hello", by: alice }]);
});

test("posts of one room go one at a time and in order, and one room does not wait for another", async () => {
  for (const text of ["one", "two", "three"]) tab.house.outbox.post(lobby, text);
  tab.house.outbox.post(kitchen, "elsewhere");
  expect(sent().map((frame) => frame.text)).toEqual(["one", "elsewhere"]);
  await delivered();
  expect(sent().map((frame) => frame.text)).toEqual(["one", "elsewhere", "two", "three"]);
});

test("what was written without a network survives a reload and is sent once there is one", async () => {
  device.server.mishap = (path) => (path === "/ws" ? "noNetwork" : undefined);
  device.server.socket.cut(1006);
  const ids = ["one", "two"].map((text) => tab.house.outbox.post(lobby, text));
  await device.clock.pass(100);
  await tab.close();
  tab = await device.tab();
  expect(posts().map(({ id, text, state }) => [id, text, state.kind])).toEqual([
    [ids[0], "one", "waiting"],
    [ids[1], "two", "waiting"],
  ]);
  device.server.mishap = () => undefined;
  await device.clock.pass(60_000);
  await delivered();
  expect(logged()).toEqual(["one", "two"]);
  await tab.close();
  tab = await device.tab();
  expect(posts()).toEqual([]);
});

test("a post whose ack was lost is sent again with its id, and happened once", async () => {
  device.server.fate = () => ({ logged: true, answer: "nothing" });
  const id = tab.house.outbox.post(lobby, "once");
  device.server.socket.cut(1006);
  device.server.fate = () => ({ logged: true, answer: "ack" });
  await device.clock.pass(2_000);
  await delivered();
  expect(device.server.sockets.flatMap((socket) => sent(socket)).map((frame) => frame.id)).toEqual([id, id]);
  expect(logged()).toEqual(["once"]);
  expect(posts().filter((post) => post.state.kind !== "acknowledged")).toEqual([]);
});

test("an outcome that is unknown is asked for again, not told as failed", async () => {
  device.server.fate = () => ({ logged: false, answer: "later" });
  tab.house.outbox.post(lobby, "patience");
  await delivered();
  expect(posts()).toMatchObject([{ state: { kind: "waiting" } }]);
  device.server.fate = () => ({ logged: true, answer: "ack" });
  await device.clock.pass(2_000);
  await delivered();
  expect(logged()).toEqual(["patience"]);
});

test("a rate over its limit holds all rooms for as long as the server says", async () => {
  device.server.fate = () => ({ logged: false, answer: "nothing" });
  tab.house.outbox.post(lobby, "one");
  answerLast({ code: "too_many_requests", message: "", retryable: true, retryAfterMs: 7_000 });
  tab.house.outbox.post(kitchen, "two");
  await device.clock.pass(6_900);
  expect(sent()).toHaveLength(1);
  await device.clock.pass(200);
  expect(sent()).toHaveLength(3);
});

describe("a post that is refused for good", () => {
  beforeEach(async () => {
    device.server.fate = () => ({ logged: false, answer: "nothing" });
    tab.house.outbox.post(lobby, "too long");
    tab.house.outbox.post(lobby, "fine");
    answerLast({ code: "text_too_long", message: "太长了", retryable: false });
    await device.clock.pass(50);
  });

  test("says why, survives a reload, and does not hold up the next", async () => {
    expect(sent().map((frame) => frame.text)).toEqual(["too long", "fine"]);
    await tab.close();
    tab = await device.tab();
    expect(posts()[0]).toMatchObject({
      state: { kind: "failed", problem: { code: "text_too_long", detail: "太长了" } },
    });
  });

  test("can be tried again with the same id", () => {
    const id = posts()[0]?.id;
    device.server.socket.heard.length = 0;
    tab.house.outbox.retry(posts()[0]?.id as never);
    expect(posts()[0]).toMatchObject({ id, state: { kind: "waiting" } });
  });

  test("can be discarded, here and in what is kept", async () => {
    tab.house.outbox.discard(posts()[0]?.id as never);
    await device.clock.pass(50);
    expect(posts().map((post) => post.text)).toEqual(["fine"]);
    await tab.close();
    tab = await device.tab();
    expect(posts().map((post) => post.text)).toEqual(["fine"]);
  });
});

test("with a clock that is ahead, a refused id is made anew by the server's time, in its old place", async () => {
  device.server.fate = () => ({ logged: false, answer: "nothing" });
  const first = tab.house.outbox.post(lobby, "early");
  tab.house.outbox.post(lobby, "next");
  device.server.fate = () => ({ logged: true, answer: "ack" });
  const serverTime = new Date(device.clock.now() - 3_600_000).toISOString();
  answerLast({ code: "id_from_future", message: "", retryable: false, serverTime });
  await device.clock.pass(2_000);
  await delivered();
  expect(logged()).toEqual(["early", "next"]);
  expect(device.server.log.events[0]?.id).not.toBe(first);
  expect((device.server.log.events[0]?.id.slice(0, 13) as string) < first.slice(0, 13)).toBe(true);
});

test("of two tabs one sends, and both see how far it is", async () => {
  const other = await device.tab();
  other.house.outbox.post(lobby, "from the second tab");
  await device.clock.pass(50);
  expect(posts()).toMatchObject([{ text: "from the second tab" }]);
  expect(device.server.sockets.flatMap((socket) => sent(socket))).toHaveLength(1);
  await delivered();
  expect(posts().filter((post) => post.state.kind !== "acknowledged")).toEqual([]);
  expect(posts(other).filter((post) => post.state.kind !== "acknowledged")).toEqual([]);
  expect(logged()).toEqual(["from the second tab"]);
});

test("when the tab that sends is closed, another takes its place", async () => {
  const other = await device.tab();
  await tab.close();
  other.house.outbox.post(lobby, "still here");
  await delivered();
  expect(logged()).toEqual(["still here"]);
});

test("without storage it works all the same, and says that nothing outlives the page", async () => {
  const bare = new Device();
  bare.indexedDB = undefined;
  bare.server.rooms = [lobby];
  const page = await bare.tab();
  expect(page.house.keeping.getState()).toEqual({ kind: "memory" });
  page.house.outbox.post(lobby, "in memory");
  bare.server.socket.deliver();
  await bare.clock.pass(50);
  expect(bare.server.log.events).toMatchObject([{ text: "in memory" }]);
});

function answerLast(refusal: Record<string, unknown>): void {
  const { ref, room } = sent().at(-1) as Record<string, unknown>;
  device.server.socket.say({ type: "error", ref, room, ...refusal });
}
