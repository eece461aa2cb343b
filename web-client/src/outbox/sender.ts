import { backoff } from "../backoff";
import type { Answer, ErrorFrame } from "../connection/frames";
import type { SocketConnection } from "../connection/socketConnection";
import type { Problem } from "../session/problem";
import type { Stop, Surroundings } from "../surroundings";
import type { EventId, Millis, RoomId, Seq } from "../vocabulary";
import type { Post } from "./post";

/** What becomes of posts that were sent. */
export interface SenderHost {
  /** In the order written. */
  posts(): readonly Post[];
  sending(id: EventId): void;
  /** The outcome is unknown, or the server said later: it goes again with the same id. */
  again(id: EventId): void;
  acknowledged(id: EventId, seq: Seq): void;
  /** Its id's time was ahead of the server's: never accepted, so it may take another. */
  fromFuture(id: EventId, serverTime: Millis): void;
  failed(id: EventId, problem: Problem): void;
}

/** Sends posts: one of a room at a time, in order, again until there is an answer. */
export class Sender {
  private readonly underWay = new Set<RoomId>();
  /** Rooms that wait before the next try; a rate that is over its limit holds them all. */
  private readonly pauses = new Map<RoomId | "all", Stop>();
  private readonly attempts = new Map<RoomId, number>();
  private state: "resting" | "sending" = "resting";

  constructor(
    private readonly connection: Pick<SocketConnection, "ask">,
    private readonly around: Pick<Surroundings, "clock" | "random">,
    private readonly host: SenderHost,
  ) {}

  /** From now on; the socket stands. */
  start(): void {
    this.state = "sending";
    this.pump();
  }

  stop(): void {
    this.state = "resting";
    for (const stop of this.pauses.values()) stop();
    this.pauses.clear();
    this.attempts.clear();
  }

  /** Sends whatever may go. */
  pump(): void {
    if (this.state === "resting" || this.pauses.has("all")) return;
    for (const post of this.host.posts()) {
      if (post.state.kind !== "waiting" || this.underWay.has(post.room) || this.pauses.has(post.room)) continue;
      this.underWay.add(post.room);
      this.host.sending(post.id);
      const { room, id, text } = post;
      this.connection.ask({ type: "post", room, id, text }, (answer) => this.answered(post, answer));
    }
  }

  private answered({ id, room }: Post, answer: Answer): void {
    this.underWay.delete(room);
    if (answer.type === "ack") {
      this.attempts.delete(room);
      this.host.acknowledged(id, answer.seq);
    } else if (answer.type !== "error") {
      this.host.again(id);
      this.pause(room, 0);
    } else if (answer.code === "id_from_future" && answer.serverTime !== undefined) {
      this.host.fromFuture(id, answer.serverTime);
      this.pause(room, 0);
    } else if (answer.retryable) {
      this.host.again(id);
      this.pause(answer.code === "too_many_requests" ? "all" : room, answer.retryAfterMs ?? 0);
    } else {
      this.host.failed(id, problemOf(answer));
    }
    this.pump();
  }

  private pause(what: RoomId | "all", atLeast: Millis): void {
    if (this.state === "resting" || this.pauses.has(what)) return;
    const attempt = what === "all" ? 1 : (this.attempts.get(what) ?? 0) + 1;
    if (what !== "all") this.attempts.set(what, attempt);
    const delay = Math.max(atLeast, backoff(attempt, this.around.random));
    const stop = this.around.clock.after(delay, () => {
      this.pauses.delete(what);
      this.pump();
    });
    this.pauses.set(what, stop);
  }
}

function problemOf({ code, message, retryable, field }: ErrorFrame): Problem {
  return { code, status: 0, title: "", detail: message, retryable, ...(field === undefined ? {} : { field }) };
}
