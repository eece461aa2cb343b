import { expect, test } from "vitest";
import { openTeahouse } from "../openTeahouse";
import { Device } from "../testing/device";
import { bob, lobby } from "../testing/roomLog";
import { readProblem } from "./readProblem";

test("a stranger is told to sign in, and where, and the way back", async () => {
  const device = new Device();
  device.server.user = undefined;
  const { teahouse } = await device.tab();
  expect(teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "never" });
  expect(teahouse.session.signInLink("/rooms/1?x=2")).toBe("/session/sign-in?returnTo=%2Frooms%2F1%3Fx%3D2");
  expect(teahouse.session.signUpLink()).toBe("/session/sign-in?returnTo=%2F&create=true");
});

test("a failed sign-in is told, and the next does not come back to it", async () => {
  const device = new Device();
  device.server.user = undefined;
  const around = device.surroundings();
  const teahouse = openTeahouse({ ...around, page: { ...around.page, place: () => "/?sign-in=failed" } });
  teahouse.start();
  await device.clock.pass(100);
  expect(teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "failed" });
  expect(teahouse.session.signInLink()).toBe("/session/sign-in?returnTo=%2F");
});

test("when nobody can say whose session it is, it is asked again", async () => {
  const device = new Device();
  device.server.mishap = () => ({
    status: 503,
    body: { code: "auth_unavailable", retryable: true, retryAfterMs: 3_000 },
  });
  const { teahouse } = await device.tab();
  expect(teahouse.session.state.getState()).toMatchObject({
    kind: "unreachable",
    problem: { code: "auth_unavailable" },
  });
  device.server.mishap = () => undefined;
  await device.clock.pass(3_000);
  expect(teahouse.session.state.getState()).toMatchObject({ kind: "signedIn" });
});

test("who signs out leaves nothing on the device, and signs out the other tabs", async () => {
  const device = new Device();
  device.server.rooms = [lobby];
  const [tab, other] = [await device.tab(), await device.tab()];
  const leaving = tab.teahouse.session.signOut();
  await device.clock.pass(3_000);
  expect(await leaving).toEqual({ kind: "done", value: undefined });
  expect(tab.teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "ended" });
  expect(other.teahouse.session.state.getState()).toEqual({ kind: "signedOut", why: "ended" });
  expect(await device.indexedDB?.databases()).toEqual([]);
});

test("a sign-out that the server could not do is not done here either", async () => {
  const device = new Device();
  const tab = await device.tab();
  device.server.mishap = () => ({ status: 503, body: { code: "auth_unavailable", retryable: true } });
  const leaving = tab.teahouse.session.signOut();
  await device.clock.pass(50);
  expect(await leaving).toMatchObject({ kind: "failed", problem: { code: "auth_unavailable" } });
  expect(tab.house.me).toBe(device.server.user);
});

test("what one person left is not for the next who signs in", async () => {
  const device = new Device();
  const tab = await device.tab();
  await tab.close();
  device.server.user = bob;
  await device.tab();
  expect((await device.indexedDB?.databases())?.map(({ name }) => name)).toEqual([`teahouse-${bob}`]);
});

test("when somebody else signed in, in another tab, their house takes the place of this one", async () => {
  const device = new Device();
  device.server.rooms = [lobby];
  const tab = await device.tab();
  const sockets = device.server.sockets.length;
  device.server.user = bob;
  device.server.socket.cut(1011);
  await device.clock.pass(3_000);
  expect(tab.house.me).toBe(bob);
  expect(device.server.sockets[sockets]?.heard).toEqual([]);
  expect(tab.house.connection.state.getState().kind).toBe("open");
});

test("who comes back to a tab after signing in elsewhere is in there too", async () => {
  const device = new Device();
  device.server.user = undefined;
  const tab = await device.tab();
  device.server.user = bob;
  await device.clock.pass(60_000);
  device.tell("visible");
  await device.clock.pass(100);
  expect(tab.house.me).toBe(bob);
});

test("every change proves that it comes from this page", async () => {
  const device = new Device();
  const tab = await device.tab();
  const headers: unknown[] = [];
  const fetch = device.server.fetch;
  const around = device.surroundings();
  const teahouse = openTeahouse({
    ...around,
    fetch: (path, init) => {
      if (init.method !== "GET") headers.push(init.headers);
      return fetch(path, init);
    },
  });
  teahouse.start();
  await device.clock.pass(100);
  void teahouse.session.signOut();
  await device.clock.pass(100);
  expect(headers).toEqual([expect.objectContaining({ "X-Teahouse-Csrf": "1", "Accept-Language": "zh-CN" })]);
  await tab.close();
});

test("a problem is read as the catalogue has it, and a stranger's page by its status", () => {
  const body = { code: "too_many_requests", title: "慢一点", detail: "…", retryable: true };
  expect(readProblem(429, body, "7")).toMatchObject({
    code: "too_many_requests",
    retryable: true,
    retryAfterMs: 7_000,
  });
  expect(readProblem(502, undefined, null)).toMatchObject({ code: "service_unavailable", retryable: true });
  expect(readProblem(401, undefined, null)).toMatchObject({ code: "unauthenticated", retryable: false });
});
