import type { Activity } from "../messages/unread";
import { type Millis, nothing, type RoomId } from "../vocabulary";
import type { MyRoom, Room } from "./room";

/** The lists as they are shown: where something was said last comes first; a room where nothing was, by its opening. */
export function listed(all: readonly Room[], activity: ReadonlyMap<RoomId, Activity>) {
  const joined: MyRoom[] = [];
  const invited: Room[] = [];
  for (const room of all) {
    const moves = activity.get(room.id) ?? { unread: { kind: "none" }, read: nothing };
    if (room.membership?.state === "joined") joined.push({ room, ...moves });
    else invited.push(room);
  }
  joined.sort((one, other) => livelyAt(other) - livelyAt(one));
  return { joined, invited };
}

const livelyAt = ({ room, lastAt }: MyRoom): Millis => lastAt ?? Date.parse(room.createdAt);
