import type { Answer, Frame, Refusal, Welcome } from "../connection/frames";
import type { Listener, SocketConnection } from "../connection/socketConnection";
import type { Clock, Stop } from "../surroundings";
import type { RoomId } from "../vocabulary";
import type { RoomFile } from "./roomFile";

type Line = { readonly kind: "none" } | { readonly kind: "open"; readonly limits: Welcome["limits"] };

const noAnswer: Refusal = { code: "unreachable", message: "", retryable: true };

/**
 * Which rooms are heard on the socket: those that are wanted, the first ones if there are more than one socket may hear.
 * What one tick wants goes out in one frame, and in as few as the limit allows.
 */
export class Subscriptions implements Listener {
  private line: Line = { kind: "none" };
  private wanted: readonly RoomId[] = [];
  private readonly heardRooms = new Set<RoomId>();
  private readonly waiting = new Set<RoomId>();
  private flushing: Stop | undefined;

  constructor(
    private readonly connection: Pick<SocketConnection, "ask">,
    private readonly clock: Clock,
    private readonly file: (room: RoomId) => RoomFile,
    private readonly known: (room: RoomId) => RoomFile | undefined,
  ) {}

  /** The rooms to hear, the most important first. */
  want(rooms: readonly RoomId[]): void {
    this.wanted = rooms;
    if (this.line.kind === "none") return;
    const now = new Set(rooms.slice(0, this.line.limits.liveRooms));
    const gone = [...this.heardRooms].filter((room) => !now.has(room));
    if (gone.length > 0) this.drop(gone);
    for (const room of now) {
      if (this.heardRooms.has(room)) continue;
      this.heardRooms.add(room);
      this.file(room).sync.begin();
    }
  }

  /** Into the next frame. */
  subscribe(room: RoomId): void {
    this.waiting.add(room);
    this.flushing ??= this.clock.after(0, () => this.flush());
  }

  /** The right to hear it came or went: asked for anew the next time that it is wanted. */
  forget(room: RoomId): void {
    if (this.heardRooms.delete(room)) this.known(room)?.sync.apart();
  }

  opened(welcome: Welcome): void {
    this.line = { kind: "open", limits: welcome.limits };
    this.want(this.wanted);
  }

  lost(): void {
    this.line = { kind: "none" };
    this.waiting.clear();
    for (const room of this.heardRooms) this.known(room)?.sync.apart();
    this.heardRooms.clear();
  }

  heard(frame: Frame): void {
    switch (frame.type) {
      case "events":
        this.known(frame.room)?.sync.hear(frame);
        break;
      case "behind":
        this.known(frame.room)?.sync.behind();
        break;
      case "ping":
        for (const [room, head] of frame.heads) this.known(room)?.sync.hearHead(head);
        break;
      default:
        break;
    }
  }

  stop(): void {
    this.flushing?.();
    this.lost();
  }

  private flush(): void {
    this.flushing = undefined;
    const rooms = [...this.waiting].filter((room) => this.heardRooms.has(room));
    this.waiting.clear();
    if (this.line.kind === "none") return;
    const most = this.line.limits.subscribeRooms;
    for (let at = 0; at < rooms.length; at += most) this.ask(rooms.slice(at, at + most));
  }

  private ask(rooms: readonly RoomId[]): void {
    const haves = rooms.map((room) => ({ room, have: this.file(room).rows.through }));
    this.connection.ask({ type: "subscribe", rooms: haves }, (answer) => this.answered(rooms, answer));
  }

  private answered(rooms: readonly RoomId[], answer: Answer): void {
    if (answer.type === "subscribed") {
      for (const { room, from, current } of answer.rooms) this.known(room)?.sync.subscribed(from, current);
      for (const refusal of answer.refused) this.known(refusal.room)?.sync.refused(refusal);
    } else {
      const refusal = answer.type === "error" ? answer : noAnswer;
      for (const room of rooms) if (this.heardRooms.has(room)) this.known(room)?.sync.refused(refusal);
    }
  }

  private drop(rooms: readonly RoomId[]): void {
    const most = this.line.kind === "open" ? this.line.limits.subscribeRooms : rooms.length;
    for (const room of rooms) this.forget(room);
    for (let at = 0; at < rooms.length; at += most) {
      this.connection.ask({ type: "unsubscribe", rooms: rooms.slice(at, at + most) }, () => {});
    }
  }
}
