import type { Post } from "../outbox/post";
import type { Millis, Seq, UserId } from "../vocabulary";
import type { Row } from "./row";
import type { TimelineState } from "./timeline";

export type Posted = Extract<Row, { kind: "message.posted" }>;
export type SystemRow = Exclude<Row, { kind: "message.posted" | "unknown" }>;

interface Above {
  /** Stays when a post becomes a row. */
  readonly key: string;
  /** A new day begins with this line. */
  readonly day?: Date;
  /** The first line that had not been read. */
  readonly isNew: boolean;
}

/** One line of the timeline as it is shown, with what stands above it. */
export type Line = Above &
  (
    | { readonly kind: "message"; readonly row: Posted; readonly headed: boolean }
    | { readonly kind: "post"; readonly post: Post; readonly headed: boolean }
    /** `declined`: who left had only been invited. */
    | { readonly kind: "system"; readonly row: SystemRow; readonly declined: boolean }
  );

/** Messages of one person share a head for so long after the one before. */
const together: Millis = 5 * 60_000;

interface Before {
  readonly by: UserId;
  readonly at: Millis;
}

type Source = Pick<TimelineState, "rows" | "posts" | "older" | "newSince">;

/**
 * What stands where. The first line shows its day only at the room's beginning: further up, the day's first line may not
 * be loaded yet, and would have to give up its day line while somebody reads it.
 */
export function linesOf({ rows, posts, older, newSince }: Source, me: UserId): readonly Line[] {
  const lines: Line[] = [];
  let day = "";
  let before: Before | undefined;
  let newStands = newSince === 0;
  const invited = new Set<UserId>();

  const above = (key: string, at: Millis, isAfterRead: boolean): Above => {
    const thisDay = new Date(at).toDateString();
    const startsDay = !Number.isNaN(at) && thisDay !== day && (lines.length > 0 || older.kind === "end");
    if (!Number.isNaN(at)) day = thisDay;
    const isNew = isAfterRead && !newStands;
    if (isNew) newStands = true;
    if (startsDay || isNew) before = undefined;
    return startsDay ? { key, day: new Date(at), isNew } : { key, isNew };
  };
  const headed = (by: UserId, at: Millis): boolean => {
    const continues = before?.by === by && at - before.at < together;
    before = { by, at };
    return !continues;
  };

  for (const row of rows) {
    if (row.kind === "unknown" || isOpening(row, lines.at(-1))) continue;
    const at = momentOf(row, Date.parse(day));
    const head = above(keyOf(row), at, row.seq > newSince && !isBy(row, me));
    if (row.kind === "message.posted") {
      lines.push({ kind: "message", row, headed: headed(row.by, at), ...head });
    } else {
      before = undefined;
      lines.push({ kind: "system", row, declined: declines(row, invited), ...head });
    }
  }
  for (const post of posts) {
    const head = above(post.key, post.writtenAt, false);
    lines.push({ kind: "post", post, headed: headed(me, post.writtenAt), ...head });
  }
  return lines;
}

/** Whether an invitation ends here that nobody had accepted; keeps count of them. */
function declines(row: SystemRow, invited: Set<UserId>): boolean {
  if (row.kind === "member.invited") invited.add(row.member);
  if (row.kind === "member.joined" || row.kind === "member.removed" || row.kind === "member.banned") {
    invited.delete(row.member);
  }
  return row.kind === "member.left" && invited.delete(row.member) && row.by === row.member;
}

/** Whoever opens a room joins it by that; it is one thing that happened, and one line. */
const isOpening = (row: Row, above: Line | undefined): boolean =>
  row.kind === "member.joined" &&
  above?.kind === "system" &&
  above.row.kind === "room.created" &&
  above.row.by === row.member;

/** A row without a time belongs to the day of the one before it. */
const momentOf = (row: Row, otherwise: Millis): Millis => ("at" in row && row.at ? Date.parse(row.at) : otherwise);

const keyOf = (row: Row): string => ("id" in row && row.id ? row.id : `seq-${row.seq}`);

const isBy = (row: Row, me: UserId): boolean => "by" in row && row.by === me;

/** The place of a line in the room's order; posts have none yet. */
export const seqOf = (line: Line): Seq | undefined => (line.kind === "post" ? undefined : line.row.seq);
