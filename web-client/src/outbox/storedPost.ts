import type { Problem } from "../session/problem";
import type { EventId, Millis, RoomId } from "../vocabulary";

/** A post as the outbox keeps it, until its ack. */
export interface StoredPost {
  readonly id: EventId;
  /** The id it was written under, which keeps its place when it has to take a new one. */
  readonly order: EventId;
  readonly room: RoomId;
  readonly text: string;
  readonly writtenAt: Millis;
  /** Why it was refused; absent while it may go. */
  readonly failed?: Problem;
}
