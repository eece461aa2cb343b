import type { Frame } from "../connection/frames";
import type { ServerClock } from "../connection/serverClock";
import type { Listener, SocketConnection } from "../connection/socketConnection";
import type { EventIds } from "../eventIds";
import type { Kept } from "../kept/kept";
import type { Stop, Surroundings } from "../surroundings";
import type { Tabs } from "../tabs";
import type { EventId, Millis, Readable, RoomId, Seq, UserId } from "../vocabulary";
import type { Outbox, OutboxState } from "./outbox";
import type { Post } from "./post";
import { PostShelf } from "./postShelf";
import { Sender } from "./sender";

export interface OutboxHost {
  readonly me: UserId;
  readonly kept: Kept;
  readonly tabs: Tabs;
  readonly around: Surroundings;
  readonly ids: EventIds;
  readonly serverClock: ServerClock;
  readonly connection: SocketConnection;
  /** Through which seq the room is complete here. */
  readonly through: (room: RoomId) => Seq;
}

/**
 * My posts, kept until they are in the log. Of all tabs one sends: the first that has a socket, for as long as it has it. If
 * two ever did, the ids would still make each post happen once.
 */
export class KeptOutbox implements Outbox, Listener {
  readonly state: Readable<OutboxState>;
  private readonly shelf: PostShelf;
  private readonly sender: Sender;
  private leaveLead: Stop = () => {};

  constructor(private readonly host: OutboxHost) {
    this.shelf = new PostShelf(host.kept, host.tabs);
    this.state = this.shelf.state;
    this.sender = new Sender(host.connection, host.around, {
      posts: () => this.shelf.posts,
      sending: (id) => this.shelf.turn(id, { kind: "sending" }),
      again: (id) => this.shelf.turn(id, { kind: "waiting" }),
      acknowledged: (id, seq) => {
        this.acknowledged(id, seq);
        host.tabs.tell({ kind: "acknowledged", id, seq });
      },
      fromFuture: (id, serverTime) => this.fromFuture(id, serverTime),
      failed: (id, problem) => this.change(id, (post) => ({ ...post, state: { kind: "failed", problem } })),
    });
    host.connection.listen(this);
    host.tabs.listen((message) => {
      if (message.kind === "posts") void this.reload();
      if (message.kind === "acknowledged") this.acknowledged(message.id, message.seq);
    });
  }

  /** Finds what earlier pages left. */
  async reload(): Promise<void> {
    await this.shelf.reload();
    this.sender.pump();
  }

  post(room: RoomId, text: string): EventId {
    const id = this.host.ids.next();
    const writtenAt = this.host.serverClock.now();
    void this.shelf.put({ id, key: id, room, text, writtenAt, state: { kind: "waiting" } });
    this.sender.pump();
    return id;
  }

  retry(id: EventId): void {
    this.change(id, (post) => {
      if (post.state.kind !== "failed") return post;
      // An id that was refused for itself stays refused; any other must stay, lest the post happen twice.
      const renamed = /^(invalid_id|id_)/.test(post.state.problem.code) ? { id: this.host.ids.next() } : {};
      return { ...post, ...renamed, state: { kind: "waiting" } };
    });
    this.sender.pump();
  }

  discard(id: EventId): void {
    if (this.find(id)?.state.kind === "failed") void this.shelf.drop(id);
  }

  /**
   * The room is complete through there, and these of my rows are new. A post whose row is here is in the log, whatever was
   * heard of it otherwise; one acknowledged at or below has its row, or had it.
   */
  arrived(room: RoomId, ids: ReadonlySet<EventId>, through: Seq): void {
    for (const post of this.shelf.posts) {
      if (post.room !== room) continue;
      const there = post.state.kind === "acknowledged" && post.state.seq <= through;
      if (there || ids.has(post.id)) void this.shelf.drop(post.id);
    }
  }

  opened(): void {
    this.leaveLead = this.host.around.lock(`teahouse-outbox-${this.host.me}`, () => {
      this.sender.start();
      void this.reload();
    });
  }

  heard(_frame: Frame): void {}

  lost(): void {
    this.sender.stop();
    this.leaveLead();
  }

  stop(): void {
    this.lost();
  }

  private acknowledged(id: EventId, seq: Seq): void {
    const post = this.find(id);
    if (!post) return;
    this.shelf.acknowledged(id, seq);
    this.arrived(post.room, new Set(), this.host.through(post.room));
  }

  private fromFuture(id: EventId, serverTime: Millis): void {
    this.host.serverClock.told(serverTime);
    this.host.ids.restart();
    this.change(id, (post) => ({ ...post, id: this.host.ids.next(), state: { kind: "waiting" } }));
  }

  private change(id: EventId, change: (post: Post) => Post): void {
    const post = this.find(id);
    if (!post) return;
    const next = change(post);
    if (next === post) return;
    void this.shelf.put(next);
    if (next.id !== id) void this.shelf.drop(id);
  }

  private find(id: EventId): Post | undefined {
    return this.shelf.posts.find((post) => post.id === id);
  }
}
