import { createStore } from "zustand/vanilla";
import type { Row } from "../messages/row";
import type { StoredPost } from "../outbox/storedPost";
import type { Room } from "../rooms/room";
import type { Surroundings } from "../surroundings";
import type { EventId, Millis, RoomId, Seq, UserId } from "../vocabulary";
import { type Coverage, type Database, deleteDatabase, deleteOthers, openDatabase, rowsBetween } from "./database";
import { within } from "./patience";
import { RowWrites } from "./rowWrites";

/** Whether rows and posts outlive the page. `memory`: the browser gives no storage, or no more of it. */
export type Keeping = { readonly kind: "kept" } | { readonly kind: "memory" };

const patience: Millis = 2_000;

/** What is there when the page begins. */
export interface Found {
  readonly coverages: ReadonlyMap<RoomId, Coverage>;
  readonly reads: ReadonlyMap<RoomId, Seq>;
  readonly rooms: readonly Room[];
}

/**
 * One user's IndexedDB, shared by the tabs. Without storage everything here does nothing and finds nothing, and the stores
 * live in memory. One failed write ends it for this page, so that no later write can promise what the failed one lost.
 */
export class Kept {
  readonly state = createStore<Keeping>(() => ({ kind: "kept" }));
  private database: Promise<Database | undefined>;
  private readonly writes: RowWrites;

  constructor(
    private readonly around: Pick<Surroundings, "indexedDB" | "clock">,
    private readonly user: UserId,
  ) {
    this.database = this.open();
    this.writes = new RowWrites((work) => this.use(work));
  }

  async found(): Promise<Found> {
    const found = await this.use(async (database) => {
      const tx = database.transaction(["coverage", "read", "rooms"]);
      const [coverage, read, rooms] = [tx.objectStore("coverage"), tx.objectStore("read"), tx.objectStore("rooms")];
      const [covered, coverages, markers, reads, all] = await Promise.all([
        coverage.getAllKeys(),
        coverage.getAll(),
        read.getAllKeys(),
        read.getAll(),
        rooms.getAll(),
      ]);
      return { coverages: zip(covered, coverages), reads: zip(markers, reads), rooms: all };
    });
    return found ?? { coverages: new Map(), reads: new Map(), rooms: [] };
  }

  /** The newest `limit` rows of (above, upTo], ascending; undefined when they cannot be had from here. */
  rows(room: RoomId, above: Seq, upTo: Seq, limit: number): Promise<readonly Row[] | undefined> {
    return this.use(async (database) => {
      const newestFirst: Row[] = [];
      let cursor = await database.transaction("rows").store.openCursor(rowsBetween(room, above, upTo), "prev");
      for (; cursor && newestFirst.length < limit; cursor = await cursor.continue()) newestFirst.push(cursor.value);
      return newestFirst.reverse();
    });
  }

  /** Keeps rows and what they complete, in one transaction. */
  write(room: RoomId, rows: readonly Row[], coverage: Coverage): void {
    this.writes.add(room, rows, coverage);
  }

  read(room: RoomId, seq: Seq): void {
    void this.use((database) => database.put("read", seq, room));
  }

  rooms(rooms: readonly Room[]): void {
    void this.use(async (database) => {
      const tx = database.transaction("rooms", "readwrite");
      await Promise.all([tx.store.clear(), ...rooms.map((room) => tx.store.put(room, room.id)), tx.done]);
    });
  }

  /** Deletes what is known of a room that one left, at that seq if it is known. */
  forget(room: RoomId, leftAt?: Seq): void {
    this.writes.forget(room, leftAt);
    void this.use((database) => database.delete("read", room));
  }

  async posts(): Promise<readonly StoredPost[] | undefined> {
    return this.use((database) => database.getAll("posts"));
  }

  async savePost(post: StoredPost): Promise<void> {
    await this.use((database) => database.put("posts", post, post.id));
  }

  async dropPost(id: EventId): Promise<void> {
    await this.use((database) => database.delete("posts", id));
  }

  /** Resolves when everything written so far is kept (or given up). */
  async settled(): Promise<void> {
    await this.writes.settled();
  }

  async close(): Promise<void> {
    await this.writes.settled();
    const database = await this.database;
    this.database = Promise.resolve(undefined);
    database?.close();
  }

  /** At sign-out: nothing stays. */
  async wipe(): Promise<void> {
    await this.close();
    const factory = this.around.indexedDB;
    if (!factory) return;
    // A frozen tab may hold it open: it is deleted when that tab wakes, and nobody waits for it.
    await within(this.around.clock, patience, deleteDatabase(factory, this.user)).catch(() => {});
  }

  private async use<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    const database = await this.database;
    if (!database) return undefined;
    try {
      return await work(database);
    } catch {
      this.giveUp();
      return undefined;
    }
  }

  private giveUp(): void {
    this.database = Promise.resolve(undefined);
    this.state.setState({ kind: "memory" }, true);
  }

  private async open(): Promise<Database | undefined> {
    try {
      if (!this.around.indexedDB) throw new Error("no storage");
      await deleteOthers(this.around.indexedDB, this.user);
      // Behind a deletion that a frozen tab holds up, opening would wait for ever.
      const database = await within(this.around.clock, patience, openDatabase(this.around.indexedDB, this.user));
      // Another tab signed out, and deletes it.
      database.addEventListener("versionchange", () => {
        database.close();
        this.giveUp();
      });
      return database;
    } catch {
      this.state.setState({ kind: "memory" }, true);
      return undefined;
    }
  }
}

function zip<K, V>(keys: readonly K[], values: readonly V[]): ReadonlyMap<K, V> {
  return new Map(keys.map((key, at) => [key, values[at] as V]));
}
