import { beforeEach, expect, test } from "vitest";
import { Device } from "../testing/device";
import { bob, lobby } from "../testing/roomLog";
import type { Timeline } from "./timeline";

let device: Device;
let timeline: Timeline;

beforeEach(async () => {
  device = new Device();
  device.server.rooms = [lobby];
  device.server.gives = () => true;
  timeline = (await device.tab()).house.messages.open(lobby);
  device.server.post(lobby, bob, "heard");
  device.server.socket.deliver();
  await device.clock.pass(100);
});

const texts = () => timeline.state.getState().rows.map((row) => (row.kind === "message.posted" ? row.text : row.kind));
const subscribes = () => device.server.socket.heard.filter((frame) => frame.type === "subscribe").length;

test("what was missed while away comes with the answer, and is asked for once", async () => {
  device.server.socket.cut(1006);
  device.server.post(lobby, bob, "missed");
  await device.clock.pass(5_000);
  expect(texts()).toEqual(["heard", "missed"]);
  expect(subscribes()).toBe(1);
});

test("a last frame that got lost comes with the answer to the one question that the ping's head leads to", async () => {
  device.server.post(lobby, bob, "lost");
  device.server.socket.queue.length = 0;
  device.server.socket.ping("p");
  device.server.socket.deliver();
  await device.clock.pass(5_000);
  expect(texts()).toEqual(["heard", "lost"]);
  expect(subscribes()).toBe(2);
});

test("a head that a ping names behind the answer is believed", async () => {
  device.server.socket.ping("p");
  device.server.socket.deliver();
  await device.clock.pass(100);
  expect(subscribes()).toBe(1);
  for (const text of ["lost", "lost too"]) {
    device.server.post(lobby, bob, text);
    device.server.socket.queue.length = 0;
    device.server.socket.ping("p");
    device.server.socket.deliver();
    await device.clock.pass(5_000);
  }
  expect(texts()).toEqual(["heard", "lost", "lost too"]);
});
