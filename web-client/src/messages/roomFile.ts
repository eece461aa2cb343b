import type { Coverage } from "../kept/database";
import type { Kept } from "../kept/kept";
import type { Surroundings } from "../surroundings";
import { nothing, type RoomId, type Seq, seq, type UserId } from "../vocabulary";
import type { CatchUp } from "./catchUp";
import { RoomRows } from "./roomRows";
import { RoomSync } from "./roomSync";
import type { AnyRow } from "./row";
import { type Activity, activityOf } from "./unread";

/** What one room's file needs of those around it. */
export interface FileHost {
  readonly me: UserId;
  readonly kept: Kept;
  readonly around: Pick<Surroundings, "clock" | "random">;
  readonly catchUp: CatchUp;
  subscribe(room: RoomId): void;
  /** Rows or state are others now. */
  changed(file: RoomFile): void;
  /** What was applied says something of the room's members or details. */
  applied(room: RoomId, rows: readonly AnyRow[]): void;
  /** All up to there has been read. */
  read(room: RoomId, seq: Seq): void;
}

const enoughUnread = 100;

/** All that is held of one room: its rows, how it keeps up, who looks, and what was read. */
export class RoomFile {
  readonly rows: RoomRows;
  readonly sync: RoomSync;
  /** How many timelines show it. */
  lookers = 0;

  constructor(
    readonly room: RoomId,
    private readonly host: FileHost,
    found: Coverage | undefined,
    /** Read up to here; undefined when the room is new to this device. */
    private marker: Seq | undefined,
  ) {
    this.rows = new RoomRows(
      room,
      host.kept,
      (rows) => {
        host.applied(room, rows);
        host.changed(this);
      },
      found,
    );
    this.sync = new RoomSync(this.rows, this.syncHost(), host.around);
  }

  get read(): Seq {
    return this.marker ?? nothing;
  }

  activity(): Activity {
    return activityOf(this.rows, this.read, this.host.me);
  }

  /** All up to `upTo` has been seen; a marker never goes back. */
  markRead(upTo: Seq): void {
    if (!this.raise(upTo)) return;
    this.host.kept.read(this.room, upTo);
    this.host.read(this.room, upTo);
  }

  /** Another tab read on. */
  readElsewhere(upTo: Seq): void {
    this.raise(upTo);
  }

  /** Brings what is kept and unread into memory, to be counted. */
  async recallUnread(): Promise<void> {
    const below = this.rows.keptBelow;
    if (!below || this.read >= below.upTo) return;
    const above = seq(Math.max(below.above, this.read));
    const rows = await this.host.kept.rows(this.room, above, below.upTo, enoughUnread);
    if (!rows || this.rows.low !== below.upTo) return;
    const first = rows[0];
    this.rows.extendDown(rows, first && rows.length === enoughUnread ? seq(first.seq - 1) : above, nothing);
  }

  /** I left: nothing of it stays in memory. */
  forget(): void {
    this.marker = undefined;
    this.rows.clear();
    this.host.changed(this);
  }

  private raise(upTo: Seq): boolean {
    if (this.marker !== undefined && upTo <= this.marker) return false;
    this.marker = upTo;
    this.host.changed(this);
    return true;
  }

  private syncHost() {
    return {
      subscribe: (room: RoomId) => this.host.subscribe(room),
      catchUp: this.host.catchUp,
      isLookedAt: () => this.lookers > 0,
      changed: () => this.host.changed(this),
      firstSeen: (before: Seq) => {
        if (this.marker === undefined) this.markRead(before);
      },
    };
  }
}
