// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { cast } from "../../scenes/people";
import { afterTea, barred, joinedAs } from "../../scenes/rooms";
import { stage } from "../../scenes/stage";
import { BanList } from "./BanList";
import { MemberList } from "./MemberList";
import { RoomDoor } from "./RoomDoor";
import type { Role } from "./room";

const shown = (role: Role) => stage(<MemberList room={joinedAs(afterTea, role)} />);

test("members see who is there, and nothing to do to them", async () => {
  await shown("member");
  await screen.findByText("Alice Moreau");
  expect(screen.queryByRole("button", { name: /What to do/ })).toBeNull();
});

test("a moderator may do something to members and the invited, not to moderators and owners", async () => {
  await shown("moderator");
  await screen.findByRole("button", { name: "What to do with Alice Moreau" });
  expect(screen.getByRole("button", { name: "What to do with Mei 小梅" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "What to do with 赵一鸣" })).toBeNull();
});

test("whoever is removed is asked about first, and gone from the list then", async () => {
  const user = userEvent.setup();
  await shown("owner");
  await user.click(await screen.findByRole("button", { name: "What to do with Alice Moreau" }));
  const dialog = () => within(screen.getByRole("dialog", { name: "Alice Moreau" }));
  await user.click(dialog().getByRole("button", { name: "Remove from the room…" }));
  expect(dialog().getByText(/will be out at once, and can join again/)).toBeTruthy();
  await user.click(dialog().getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(screen.queryByText("Alice Moreau")).toBeNull());
});

test("a ban says for how long, and can be lifted", async () => {
  const user = userEvent.setup();
  await stage(<BanList room={joinedAs(afterTea, "owner")} />);
  await screen.findByText(cast.banned.displayName);
  expect(screen.getByText("until lifted")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Lift the ban on Grumbler" }));
  await waitFor(() => expect(screen.queryByText("Grumbler")).toBeNull());
});

test("whoever is banned finds no way in, and reads until when", async () => {
  await stage(<RoomDoor id={barred.id} />);
  await screen.findByText(/You are banned from this room until/);
  expect(screen.queryByRole("button", { name: "Join" })).toBeNull();
});
