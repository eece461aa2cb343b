// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { cast } from "../../scenes/people";
import { afterTea, joinedAs } from "../../scenes/rooms";
import { stage } from "../../scenes/stage";
import { InvitePerson } from "./InvitePerson";
import type { Room } from "./room";

const room = joinedAs(afterTea);
const unreachable = { code: "unreachable", status: 0, title: "", detail: "", retryable: true };
const view = (of: Room) => <InvitePerson room={of} onInvited={() => {}} />;
const looksFor = (name: string) => userEvent.type(screen.getByRole("searchbox"), name);
const said = () => screen.queryAllByRole("status").map(({ textContent }) => textContent);

test("whoever is in the room or invited already is found as such", async () => {
  await stage(view(room));
  await looksFor("a");
  await waitFor(() => expect(said()).toEqual(["Is a member"]));
  await userEvent.clear(screen.getByRole("searchbox"));
  await looksFor("mei");
  await waitFor(() => expect(said()).toEqual(["Invited"]));
});

test("nobody is asked in before the room has said what they are in it", async () => {
  const { house } = await stage(view(room));
  let answer: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const answers = house.rooms.membersAmong.bind(house.rooms);
  house.rooms.membersAmong = (people) => asked.then(() => answers(people));
  await looksFor("alice");
  await screen.findByText("Alice Moreau");
  expect(screen.queryByRole("button", { name: /Invite/ })).toBeNull();
  answer();
  await waitFor(() => expect(said()).toEqual(["Is a member"]));
});

test("who could not be found out about is not asked in, and asked about again", async () => {
  const { house } = await stage(view(room));
  const answers = house.rooms.membersAmong.bind(house.rooms);
  house.rooms.membersAmong = async () => ({ kind: "failed", problem: unreachable });
  await looksFor("alice");
  await screen.findByText("Alice Moreau");
  expect((await screen.findByRole("alert")).textContent).toMatch(/in this room.*cannot be reached/);
  expect(screen.queryByRole("button", { name: /Invite/ })).toBeNull();
  house.rooms.membersAmong = answers;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(said()).toEqual(["Is a member"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("somebody invited is shown as a member once they have come", async () => {
  const { show, house } = await stage(view(room));
  await looksFor("yuki");
  await userEvent.click(await screen.findByRole("button", { name: "Invite ゆき" }));
  await waitFor(() => expect(said()).toEqual(["Invited"]));
  house.rooms.comesIn(cast.yuki.id);
  show(view({ ...room, version: room.version + 1 }));
  await waitFor(() => expect(said()).toEqual(["Is a member"]));
});

test("an invitation that was taken back can be made again", async () => {
  const { show, house } = await stage(view(room));
  await looksFor("mei");
  await waitFor(() => expect(said()).toEqual(["Invited"]));
  await house.rooms.remove(room.id, cast.mei.id);
  show(view({ ...room, version: room.version + 1 }));
  await screen.findByRole("button", { name: "Invite Mei 小梅" });
});
