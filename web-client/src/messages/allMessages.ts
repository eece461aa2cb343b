import { createStore } from "zustand/vanilla";
import type { SocketConnection } from "../connection/socketConnection";
import type { Coverage } from "../kept/database";
import type { Found, Kept } from "../kept/kept";
import type { Outbox } from "../outbox/outbox";
import type { Stop, Surroundings } from "../surroundings";
import { type Millis, nothing, type RoomId, type Seq, type UserId } from "../vocabulary";
import { CatchUp } from "./catchUp";
import type { History } from "./history";
import { OpenTimeline } from "./openTimeline";
import { type FileHost, RoomFile } from "./roomFile";
import type { AnyRow } from "./row";
import { ScrollBack } from "./scrollBack";
import { Subscriptions } from "./subscriptions";
import type { Messages, Timeline } from "./timeline";
import type { Activity } from "./unread";

export interface MessagesHost {
  readonly me: UserId;
  readonly kept: Kept;
  readonly around: Surroundings;
  readonly history: History;
  readonly outbox: Outbox;
  readonly connection: SocketConnection;
  /** What was applied, for whoever keeps rooms and members. */
  readonly applied: (room: RoomId, rows: readonly AnyRow[]) => void;
  /** Somebody looks at the room from now on. */
  readonly opened: (room: RoomId) => void;
  /** For the other tabs. */
  readonly read: (room: RoomId, seq: Seq) => void;
}

/** Views of lists need no more than this often. */
const activityEvery: Millis = 50;
const rowsOfClosedRooms = 200;

/** The rooms' files, and who looks at which. */
export class AllMessages implements Messages {
  /** What moves in the rooms, a moment later. */
  readonly activity = createStore<ReadonlyMap<RoomId, Activity>>(() => new Map());
  private readonly files = new Map<RoomId, RoomFile>();
  private readonly timelines = new Map<OpenTimeline, RoomFile>();
  private readonly catchUp: CatchUp;
  private readonly subscriptions: Subscriptions;
  private readonly fileHost: FileHost;
  private readonly coverages: Map<RoomId, Coverage>;
  private readonly reads: Map<RoomId, Seq>;
  private readonly moved = new Set<RoomFile>();
  private telling: Stop | undefined;
  private joined: readonly RoomId[] = [];

  constructor(
    private readonly host: MessagesHost,
    found: Found,
  ) {
    this.coverages = new Map(found.coverages);
    this.reads = new Map(found.reads);
    this.catchUp = new CatchUp(host.history, host.around);
    const file = (room: RoomId) => this.file(room);
    this.subscriptions = new Subscriptions(host.connection, host.around.clock, file, (room) => this.files.get(room));
    host.connection.listen(this.subscriptions);
    const { me, kept, around, applied, read } = host;
    this.fileHost = {
      ...{ me, kept, around, applied, read, catchUp: this.catchUp },
      subscribe: (room) => this.subscriptions.subscribe(room),
      changed: (changed) => this.changed(changed),
    };
  }

  /** The rooms that I am in, the liveliest first: they are heard as far as the socket may hear. */
  in(rooms: readonly RoomId[]): void {
    for (const room of rooms) if (!this.files.has(room)) void this.file(room).recallUnread();
    this.joined = rooms;
    this.want();
  }

  /** I joined or was let in: what was refused before may be granted now. */
  admitted(room: RoomId): void {
    const state = this.files.get(room)?.sync.state;
    if (state?.kind === "refused") this.subscriptions.forget(room);
    this.want();
  }

  /** I am out, since that seq if it is known: nothing of it stays here. */
  left(room: RoomId, at?: Seq): void {
    this.subscriptions.forget(room);
    this.host.kept.forget(room, at);
    this.coverages.delete(room);
    this.reads.delete(room);
    this.files.get(room)?.forget();
    this.joined = this.joined.filter((other) => other !== room);
    this.want();
  }

  open(room: RoomId): Timeline {
    const file = this.file(room);
    const scrollBack = new ScrollBack(file.rows, this.host.kept, this.host.history);
    const timeline = new OpenTimeline(file, scrollBack, this.host.outbox, (closed) => this.close(closed));
    this.timelines.set(timeline, file);
    file.lookers++;
    this.want();
    file.sync.look();
    this.host.opened(room);
    return timeline;
  }

  /** Through which seq the room is complete here. */
  through(room: RoomId): Seq {
    return this.files.get(room)?.rows.through ?? nothing;
  }

  isLookedAt(room: RoomId): boolean {
    return (this.files.get(room)?.lookers ?? 0) > 0;
  }

  readElsewhere(room: RoomId, upTo: Seq): void {
    this.files.get(room)?.readElsewhere(upTo);
  }

  stop(): void {
    this.telling?.();
    this.subscriptions.stop();
    this.catchUp.stop();
  }

  private close(timeline: OpenTimeline): void {
    const file = this.timelines.get(timeline);
    if (!file) return;
    this.timelines.delete(timeline);
    file.lookers--;
    if (file.lookers === 0) file.rows.trim(rowsOfClosedRooms);
    this.want();
  }

  private want(): void {
    const looked = [...this.timelines.values()].map((file) => file.room).reverse();
    this.subscriptions.want([...new Set([...looked, ...this.joined])]);
  }

  private file(room: RoomId): RoomFile {
    const held = this.files.get(room);
    if (held) return held;
    const file = new RoomFile(room, this.fileHost, this.coverages.get(room), this.reads.get(room));
    this.files.set(room, file);
    this.changed(file);
    return file;
  }

  private changed(file: RoomFile): void {
    for (const [timeline, shown] of this.timelines) if (shown === file) timeline.changed();
    this.moved.add(file);
    this.telling ??= this.host.around.clock.after(activityEvery, () => this.tell());
  }

  private tell(): void {
    this.telling = undefined;
    const next = new Map(this.activity.getState());
    for (const file of this.moved) next.set(file.room, file.activity());
    this.moved.clear();
    this.activity.setState(next, true);
  }
}
