import { expect, test } from "vitest";
import type { Activity } from "../messages/unread";
import { nothing, type RoomId } from "../vocabulary";
import { listed } from "./listed";
import type { Room } from "./room";

const room = (id: string, createdAt: string): Room => ({
  id: id as RoomId,
  name: id,
  topic: "",
  visibility: "public",
  memberCount: 1,
  createdBy: "" as Room["createdBy"],
  createdAt,
  version: 2,
  membership: { state: "joined", role: "owner", version: 2 },
});

test("a room just made stands above one where something was said before", () => {
  const spoken = room("spoken", "2026-05-01T08:00:00.000Z");
  const made = room("made", "2026-05-03T08:00:00.000Z");
  const activity: ReadonlyMap<RoomId, Activity> = new Map([
    [spoken.id, { unread: { kind: "none" }, read: nothing, lastAt: Date.parse("2026-05-02T08:00:00.000Z") }],
  ]);
  expect(listed([spoken, made], activity).joined.map((each) => each.room.name)).toEqual(["made", "spoken"]);
});
