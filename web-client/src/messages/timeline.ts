import type { Post } from "../outbox/post";
import type { Problem } from "../session/problem";
import type { EventId, Millis, Readable, RoomId, Seq } from "../vocabulary";
import type { Row } from "./row";

/** How far what is shown can be trusted to be all there is. */
export type Freshness =
  /** The first rows are on their way. */
  | { readonly kind: "loading" }
  /** Everything that happened is here, and what happens next comes by itself. */
  | { readonly kind: "live" }
  /** Newer rows exist, or may, and are being fetched. */
  | { readonly kind: "catchingUp" }
  /** Fetching failed and is tried again at `until`; what is shown may be old. */
  | { readonly kind: "retrying"; readonly until: Millis; readonly problem: Problem }
  /** No socket: what is shown is as old as the connection's end. */
  | { readonly kind: "disconnected" }
  /** There is no such room, or no right to read it (any more). */
  | { readonly kind: "closed"; readonly problem: Problem };

/** One end of the rows that are shown. */
export type Edge =
  /** There is more; ask for it. */
  | { readonly kind: "more" }
  | { readonly kind: "loading" }
  /** The true beginning, or the true newest. */
  | { readonly kind: "end" }
  /** The last try failed; asking again is fine. */
  | { readonly kind: "failed"; readonly problem: Problem };

/** What a timeline shows now. Never a hole between two rows of one state. */
export interface TimelineState {
  readonly room: RoomId;
  readonly freshness: Freshness;
  /** Ascending by `seq`, without holes between `older` and `newer`. */
  readonly rows: readonly Row[];
  /** My posts of this room that are not among `rows` yet, in the order written; shown at the newest end only. */
  readonly posts: readonly Post[];
  readonly older: Edge;
  /** `end` when the newest rows are shown; anything else after {@link Timeline.jumpTo} into the past. */
  readonly newer: Edge;
  /** What was read when the timeline was opened: the "new" line stands before the first row above it. */
  readonly newSince: Seq;
}

/** One open room. Close it when nobody looks any more; it stays up to date in the background all the same. */
export interface Timeline {
  readonly state: Readable<TimelineState>;
  /** Loads the rows before the first one, from this device if they are here. Asking twice is one load. */
  loadOlder(): void;
  /** After a jump: loads the rows behind the last one. */
  loadNewer(): void;
  /** Shows the rows around a place; answers with the problem when that could not be. */
  jumpTo(seq: Seq): Promise<Problem | undefined>;
  /** Back to the newest rows. */
  jumpToNewest(): void;
  /** All up to here has been seen. */
  markRead(seq: Seq): void;
  /** Writes a post into the outbox, which sends it whatever happens; answers its id. */
  post(text: string): EventId;
  close(): void;
}

/** All timelines. */
export interface Messages {
  /** Opens a room for somebody who looks at it: it is loaded and subscribed first. */
  open(room: RoomId): Timeline;
}
