import { beforeEach, describe, expect, test } from "vitest";
import { Device, type Tab } from "../testing/device";
import { bob, lobby } from "../testing/roomLog";

let device: Device;
let tab: Tab;

beforeEach(async () => {
  device = new Device();
  device.server.rooms = [lobby];
  tab = await device.tab();
});

const connection = () => tab.house.connection.state.getState();
const sent = (type: string) => device.server.socket.heard.filter((frame) => frame.type === type);

test("it is open once the server has welcomed it, and nothing was sent before", () => {
  expect(connection()).toEqual({ kind: "open", freshness: "fresh" });
  expect(sent("subscribe")).toHaveLength(1);
});

test("a ping is answered with its ref", () => {
  device.server.socket.say({ type: "ping", ref: "p7" });
  expect(sent("pong")).toEqual([{ type: "pong", ref: "p7" }]);
});

test("the server's doubt about itself is told, and its end", () => {
  device.server.socket.say({ type: "stale" });
  expect(connection()).toEqual({ kind: "open", freshness: "stale" });
  device.server.socket.say({ type: "fresh" });
  expect(connection()).toEqual({ kind: "open", freshness: "fresh" });
});

test("a socket that says nothing for a ping's rhythm and its grace is left for another", async () => {
  await device.clock.pass(32_000);
  expect(device.server.sockets).toHaveLength(1);
  await device.clock.pass(3_000);
  expect(device.server.sockets[0]?.state).toBe("closed");
  expect(connection().kind).toBe("open");
  expect(device.server.sockets).toHaveLength(2);
});

test("after a sleep, a socket that does not answer is left at once", async () => {
  device.server.hear = () => {};
  device.tell("visible");
  await device.clock.pass(6_000);
  expect(device.server.sockets).toHaveLength(2);
});

test("it is prolonged at two thirds of the token's life, a little earlier by chance", async () => {
  for (let second = 0; second < 420; second += 20) {
    device.server.socket.say({ type: "ping", ref: "p" });
    await device.clock.pass(20_000);
    if (second < 340) expect(sent("renew")).toHaveLength(0);
  }
  expect(sent("renew")).toEqual([{ type: "renew", ref: expect.any(String), ticket: "t" }]);
});

test("a draining server is left when it said, without a back-off", async () => {
  device.server.socket.say({ type: "draining", reconnectAfterMs: 1_800 });
  await device.clock.pass(1_790);
  expect(device.server.sockets).toHaveLength(1);
  await device.clock.pass(20);
  expect(device.server.sockets).toHaveLength(2);
});

test("a draining server that closes early is given the time that it said", async () => {
  device.server.socket.say({ type: "draining", reconnectAfterMs: 5_000 });
  device.server.socket.cut(1001);
  expect(connection()).toMatchObject({ kind: "waiting", why: "moving", until: device.clock.now() + 5_000 });
});

test("tries grow further apart while nobody answers", async () => {
  device.server.mishap = () => "noNetwork";
  device.server.socket.cut(1006);
  const dialled = (): number => device.server.sockets.length;
  await device.clock.pass(10_000);
  const soon = dialled();
  await device.clock.pass(90_000);
  const later = dialled() - soon;
  expect(soon).toBeGreaterThan(3);
  expect(later).toBeGreaterThan(9);
  expect(later / 9).toBeLessThan(soon / 2);
});

test("the network's return ends the waiting", async () => {
  device.online = false;
  device.server.mishap = () => "noNetwork";
  device.server.socket.cut(1006);
  expect(connection()).toEqual({ kind: "offline" });
  device.server.mishap = () => undefined;
  device.online = true;
  device.tell("online");
  await device.clock.pass(10);
  expect(connection().kind).toBe("open");
});

test("too many sockets: it comes back, but not within the minute", async () => {
  device.server.socket.cut(4430);
  await device.clock.pass(59_000);
  expect(connection()).toMatchObject({ kind: "waiting", why: "tooManySockets" });
  await device.clock.pass(2_000);
  expect(connection().kind).toBe("open");
});

test("a refused frame is a fault of ours that no reconnecting mends", async () => {
  device.server.socket.cut(1009);
  await device.clock.pass(300_000);
  expect(connection()).toEqual({ kind: "closed", why: "refused" });
  expect(device.server.sockets).toHaveLength(1);
});

test("what was said while it was away is there when it is back", async () => {
  const timeline = tab.house.messages.open(lobby);
  await device.clock.pass(50);
  device.server.socket.cut(1006);
  device.server.post(lobby, bob, "anyone?");
  expect(timeline.state.getState().freshness).toEqual({ kind: "disconnected" });
  await device.clock.pass(2_000);
  expect(timeline.state.getState().freshness).toEqual({ kind: "live" });
  expect(timeline.state.getState().rows).toMatchObject([{ text: "anyone?" }]);
});

describe("when the session has ended", () => {
  test("a refused upgrade is told from a broken network by asking whose session it is", async () => {
    device.server.user = undefined;
    device.server.socket.cut(1006);
    await device.clock.pass(2_000);
    expect(tab.teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "ended" });
    expect(tab.teahouse.state.getState()).toEqual({ kind: "outside" });
  });

  test("a socket closed as signed out stays closed, and nothing stays on the device", async () => {
    device.server.socket.cut(4501);
    await device.clock.pass(3_000);
    expect(tab.teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "ended" });
    expect(await device.indexedDB?.databases()).toEqual([]);
  });

  test("no timer outlives the page", async () => {
    await tab.close();
    await device.clock.pass(3_000);
    expect(device.clock.running).toBe(0);
  });
});
