import { expect, test } from "vitest";
import { Rest } from "../session/rest";
import { Device } from "../testing/device";
import { userId } from "../vocabulary";
import { KnownPeople } from "./knownPeople";

const ids = Array.from({ length: 130 }, (_, at) => userId(`user-${at}`));

function peopleOf(device: Device): { people: KnownPeople; asked: string[][] } {
  const asked: string[][] = [];
  device.server.mishap = (path) => {
    const wanted = path.split("ids=")[1]?.split(",") ?? [];
    asked.push(wanted);
    const found = wanted.filter((id) => id !== "user-7");
    return { status: 200, body: { users: found.map((id) => ({ id, userName: id, displayName: `Name of ${id}` })) } };
  };
  const around = device.surroundings();
  return { people: new KnownPeople(new Rest(around), around), asked };
}

test("people whom many lines need are asked for together, at most a hundred at once, and once", async () => {
  const device = new Device();
  const { people, asked } = peopleOf(device);
  for (const id of ids) people.need([id]);
  people.need(ids);
  await device.clock.pass(100);
  expect(asked.map((batch) => batch.length)).toEqual([100, 30]);
  people.need(ids);
  await device.clock.pass(100);
  expect(asked).toHaveLength(2);
  const { people: known } = people.state.getState();
  expect(known.get(userId("user-3"))).toMatchObject({ kind: "known", profile: { displayName: "Name of user-3" } });
  expect(known.get(userId("user-7"))).toEqual({ kind: "unknown" });
});

test("after a while a name is asked for again, and shown as known until then", async () => {
  const device = new Device();
  const { people, asked } = peopleOf(device);
  people.need(ids.slice(0, 1));
  await device.clock.pass(11 * 60_000);
  people.need(ids.slice(0, 1));
  expect(people.state.getState().people.size).toBe(1);
  await device.clock.pass(100);
  expect(asked).toHaveLength(2);
});

test("when nobody answers, it is tried again", async () => {
  const device = new Device();
  const { people } = peopleOf(device);
  const answer = device.server.mishap;
  device.server.mishap = () => "noNetwork";
  people.need(ids.slice(0, 1));
  await device.clock.pass(1_000);
  device.server.mishap = answer;
  await device.clock.pass(5_000);
  expect(people.state.getState().people.size).toBe(1);
});
