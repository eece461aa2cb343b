import type { EventId, Readable, RoomId } from "../vocabulary";
import type { Post } from "./post";

export interface OutboxState {
  /** All rooms' posts in the order written. */
  readonly posts: readonly Post[];
}

/** My unacknowledged posts. They survive a reload and are sent, in order, once. */
export interface Outbox {
  readonly state: Readable<OutboxState>;
  post(room: RoomId, text: string): EventId;
  /** Sends a failed post again. */
  retry(id: EventId): void;
  /** Forgets a failed post. */
  discard(id: EventId): void;
}
