import type { Unread } from "../rooms/room";
import { type Millis, nothing, type Seq, type UserId } from "../vocabulary";
import type { RoomRows } from "./roomRows";
import { newest } from "./roomRows";

/** What moves in a room, for lists of rooms. */
export interface Activity {
  readonly unread: Unread;
  readonly lastAt?: Millis;
  readonly read: Seq;
}

const mostCounted = 100;

/** Counts the messages of others above the read marker, among the rows that memory holds. */
export function activityOf(rows: RoomRows, read: Seq, me: UserId): Activity {
  const held = rows.within(rows.low, newest);
  let count = 0;
  let lastAt: Millis | undefined;
  for (let at = held.length - 1; at >= 0; at--) {
    const row = held[at];
    if (row?.kind !== "message.posted") continue;
    lastAt ??= Date.parse(row.at);
    if (row.seq <= read || count === mostCounted) break;
    if (row.by !== me) count++;
  }
  const more = count === mostCounted || (rows.low > read && read > nothing && rows.hasOlder);
  const unread: Unread = count === 0 ? { kind: "none" } : { kind: more ? "many" : "some", count };
  return { unread, read, ...(lastAt === undefined ? {} : { lastAt }) };
}
