import { expect, test } from "vitest";
import { Device } from "../testing/device";
import { bob, lobby } from "../testing/roomLog";

test("someone who opens a room sees its newest page, and then what is said", async () => {
  const device = new Device();
  device.server.rooms = [lobby];
  for (let at = 0; at < 12; at++) device.server.post(lobby, bob, `old ${at}`);
  const tab = await device.tab();
  const timeline = tab.house.messages.open(lobby);
  await device.clock.pass(100);
  expect(timeline.state.getState().freshness).toEqual({ kind: "live" });
  device.server.post(lobby, bob, "hello");
  device.server.socket.deliver();
  await device.clock.pass(100);
  const { rows, older } = timeline.state.getState();
  expect(rows.map((row) => (row.kind === "message.posted" ? row.text : row.kind))).toEqual([
    "old 7",
    "old 8",
    "old 9",
    "old 10",
    "old 11",
    "hello",
  ]);
  expect(older).toEqual({ kind: "more" });
});
