import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import type { Row } from "../messages/row";
import type { StoredPost } from "../outbox/storedPost";
import type { Room } from "../rooms/room";
import type { EventId, RoomId, Seq, UserId } from "../vocabulary";

/**
 * How much of a room is kept: everything in (low, through], as it was at `through`. Rows at or below `low` may be kept
 * too, since a change of them was heard; nothing is promised about their neighbours. Below `floor` all is gone by retention.
 */
export interface Coverage {
  readonly low: Seq;
  readonly through: Seq;
  readonly floor: Seq;
}

/** What one user's database holds. Keys are beside the values; a row's is room and seq. */
export interface Schema extends DBSchema {
  rows: { key: [RoomId, Seq]; value: Row };
  coverage: { key: RoomId; value: Coverage };
  read: { key: RoomId; value: Seq };
  rooms: { key: RoomId; value: Room };
  posts: { key: EventId; value: StoredPost };
}

export type Database = IDBPDatabase<Schema>;

const prefix = "teahouse-";

/** Opens the user's database, made at the first time. */
export function openDatabase(factory: IDBFactory, user: UserId): Promise<Database> {
  const request = factory.open(prefix + user, 1);
  request.addEventListener("upgradeneeded", () => {
    for (const store of ["rows", "coverage", "read", "rooms", "posts"]) request.result.createObjectStore(store);
  });
  return wrap(request) as unknown as Promise<Database>;
}

/** Deletes it, whatever other tabs do: they close theirs when they hear of it. */
export async function deleteDatabase(factory: IDBFactory, user: UserId): Promise<void> {
  await wrap(factory.deleteDatabase(prefix + user));
}

/** One browser profile may be used by several people: what the one before left is not for the next. */
export async function deleteOthers(factory: IDBFactory, but: UserId): Promise<void> {
  const all = (await factory.databases?.()) ?? [];
  for (const { name } of all) {
    if (name?.startsWith(prefix) && name !== prefix + but) factory.deleteDatabase(name);
  }
}

/** The keys of a room's rows in (above, upTo]. */
export function rowsBetween(room: RoomId, above: Seq, upTo: Seq): IDBKeyRange {
  return IDBKeyRange.bound([room, above], [room, upTo], true, false);
}
