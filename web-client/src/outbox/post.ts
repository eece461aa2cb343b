import type { Problem } from "../session/problem";
import type { EventId, Millis, RoomId, Seq } from "../vocabulary";

/** How far a post of mine is. */
export type PostState =
  /** Written, kept on this device, sent as soon as it can be. */
  | { readonly kind: "waiting" }
  | { readonly kind: "sending" }
  /** In the room's log; its row is about to appear. */
  | { readonly kind: "acknowledged"; readonly seq: Seq }
  /** Refused for good: the person may try again or discard it. */
  | { readonly kind: "failed"; readonly problem: Problem };

/** A message on its way. */
export interface Post {
  readonly id: EventId;
  /** The same as long as it is here, even where it had to take another id: a view's key. */
  readonly key: EventId;
  readonly room: RoomId;
  readonly text: string;
  readonly writtenAt: Millis;
  readonly state: PostState;
}
