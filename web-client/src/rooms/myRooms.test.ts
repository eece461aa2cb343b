import { beforeEach, describe, expect, test } from "vitest";
import { Device, type Tab } from "../testing/device";
import { alice, bob, kitchen, lobby } from "../testing/roomLog";
import { type RoomId, roomId } from "../vocabulary";

let device: Device;
let tab: Tab;

beforeEach(() => {
  device = new Device();
});

const joined = () => tab.house.rooms.state.getState().joined.map(({ room }) => room.id);
const subscribed = () => device.server.socket.heard.filter((frame) => frame.type === "subscribe");
const many = (count: number): RoomId[] =>
  Array.from({ length: count }, (_, at) => roomId(`0198b2f0-0000-7000-8000-${String(at + 100).padStart(12, "0")}`));

describe("with several hundred rooms", () => {
  test("they are subscribed in as few frames as the limit allows, all at once", async () => {
    device.server.rooms = many(350);
    device.server.welcome.liveRooms = 2_000;
    tab = await device.tab();
    expect(subscribed().map((frame) => (frame.rooms as []).length)).toEqual([200, 150]);
  });

  test("those that did not move after a reconnect are caught up in one request", async () => {
    device.server.rooms = many(150);
    for (const room of device.server.rooms) device.server.post(room, bob, "hello");
    tab = await device.tab();
    for (const room of device.server.rooms) device.server.post(room, bob, "anyone?");
    device.server.socket.deliver();
    await device.clock.pass(500);
    device.server.socket.cut(1006);
    for (const room of device.server.rooms.slice(0, 50)) device.server.post(room, bob, "while you were away");
    device.server.requests.length = 0;
    await device.clock.pass(3_000);
    expect(device.server.requests.filter((request) => request.includes("changes"))).toEqual(["POST /api/v1/changes"]);
    const unread = tab.house.rooms.state
      .getState()
      .joined.map((room) => ("count" in room.unread ? room.unread.count : 0));
    expect(unread.filter((count) => count === 2)).toHaveLength(50);
  });

  test("more than a socket may hear: the one that is looked at takes the place of the last", async () => {
    device.server.rooms = many(5);
    device.server.welcome.liveRooms = 3;
    tab = await device.tab();
    expect(device.server.rooms.map((room) => device.server.socket.hears(room))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    const timeline = tab.house.messages.open(device.server.rooms[4] as RoomId);
    await device.clock.pass(50);
    expect(device.server.rooms.map((room) => device.server.socket.hears(room))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    timeline.close();
    await device.clock.pass(50);
    expect(device.server.socket.hears(device.server.rooms[2] as RoomId)).toBe(true);
  });
});

describe("my memberships", () => {
  beforeEach(async () => {
    device.server.rooms = [lobby];
    tab = await device.tab();
  });

  test("a room that I joined elsewhere appears, and is heard", async () => {
    device.server.rooms = [lobby, kitchen];
    membership("joined", 2);
    await device.clock.pass(50);
    expect(joined()).toEqual([lobby, kitchen]);
    expect(device.server.socket.hears(kitchen)).toBe(true);
  });

  test("a room that I left is gone at once, with all that was kept of it", async () => {
    device.server.post(lobby, bob, "hello");
    device.server.socket.deliver();
    await device.clock.pass(50);
    device.server.rooms = [];
    membership("left", 2, lobby);
    await device.clock.pass(50);
    expect(joined()).toEqual([]);
    device.server.rooms = [lobby];
    const timeline = tab.house.messages.open(lobby);
    expect(timeline.state.getState().rows).toEqual([]);
  });

  test("news that are older than what is known change nothing", async () => {
    membership("left", 1, lobby);
    expect(joined()).toEqual([lobby]);
    membership("left", 2, lobby);
    membership("joined", 1, lobby);
    await device.clock.pass(50);
    expect(joined()).toEqual([]);
  });

  test("an invitation is shown apart, and not heard", async () => {
    const details = device.server.room.bind(device.server);
    device.server.room = (id) => ({ ...details(id), membership: { state: "invited", version: 2 } });
    membership("invited", 2);
    await device.clock.pass(50);
    expect(tab.house.rooms.state.getState().invited.map((room) => room.id)).toEqual([kitchen]);
    expect(device.server.socket.hears(kitchen)).toBe(false);
  });

  test("the room that spoke last comes first", async () => {
    device.server.rooms = [lobby, kitchen];
    membership("joined", 2);
    await device.clock.pass(50);
    device.server.post(kitchen, bob, "hello");
    device.server.socket.deliver();
    await device.clock.pass(200);
    expect(joined()).toEqual([kitchen, lobby]);
  });

  test("the list is here after a reload before the server has answered", async () => {
    await device.clock.pass(50);
    await tab.close();
    device.server.mishap = (path) => (path === "/session" ? undefined : "noNetwork");
    tab = await device.tab();
    expect(joined()).toEqual([lobby]);
    expect(tab.house.rooms.state.getState().loading).toMatchObject({ kind: "loading" });
  });

  test("a room whose door is closed says so", async () => {
    const timeline = tab.house.messages.open(kitchen);
    await device.clock.pass(50);
    expect(timeline.state.getState().freshness).toMatchObject({ kind: "closed", problem: { code: "room_not_found" } });
    device.server.rooms = [lobby, kitchen];
    membership("joined", 2);
    await device.clock.pass(50);
    expect(timeline.state.getState().freshness).toEqual({ kind: "live" });
  });

  test("a change that is decided but not in the log yet is asked for again with its id", async () => {
    let asked = 0;
    const bodies: unknown[] = [];
    const fetch = device.server.fetch;
    device.server.mishap = (path) =>
      path.endsWith("/join") && ++asked < 3 ? { status: 202, body: { status: "pending" } } : undefined;
    device.server.fetch = (path, init) => {
      if (path.endsWith("/join")) bodies.push(init.body);
      return fetch(path, init);
    };
    tab = await device.tab();
    device.server.rooms = [lobby, kitchen];
    const joining = tab.house.rooms.join(kitchen);
    await device.clock.pass(5_000);
    expect(await joining).toMatchObject({ kind: "done", value: { id: kitchen } });
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(3);
  });
});

test("people are asked about by name, all of them at once", async () => {
  device.server.rooms = [lobby];
  tab = await device.tab();
  const invited = { user: bob, state: "invited", since: "2026-11-25T02:00:00Z" };
  device.server.mishap = (path) =>
    path.includes("/members") ? { status: 200, body: { members: [invited] } } : undefined;
  const asking = tab.house.rooms.membersAmong([alice, bob], lobby);
  await device.clock.pass(50);
  expect(await asking).toEqual({ kind: "done", value: [invited] });
  expect(device.server.requests).toContain(`GET /api/v1/rooms/${lobby}/members?user=${alice}&user=${bob}`);
});

function membership(state: string, version: number, room: RoomId = kitchen): void {
  const role = state === "joined" ? { role: "member" } : {};
  device.server.socket.say({ type: "membership", room, state, version, seq: device.server.log.end, ...role });
}
