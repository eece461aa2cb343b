import type { Activity } from "../messages/unread";
import { nothing, type RoomId } from "../vocabulary";
import type { MyRoom, Room } from "./room";

/** The lists as they are shown: where something was said last comes first. */
export function listed(all: readonly Room[], activity: ReadonlyMap<RoomId, Activity>) {
  const joined: MyRoom[] = [];
  const invited: Room[] = [];
  for (const room of all) {
    const moves = activity.get(room.id) ?? { unread: { kind: "none" }, read: nothing };
    if (room.membership?.state === "joined") joined.push({ room, ...moves });
    else invited.push(room);
  }
  joined.sort((one, other) => (other.lastAt ?? 0) - (one.lastAt ?? 0));
  return { joined, invited };
}
