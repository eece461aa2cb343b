import type { Role, Visibility } from "../rooms/room";
import type { EventId, RoomId, Seq, UserId } from "../vocabulary";

interface RowOf<Kind extends string> {
  readonly kind: Kind;
  readonly seq: Seq;
  /** The seq of the last event that changed this row; its own seq when none did. A higher one wins. */
  readonly changedSeq: Seq;
}

interface Happened {
  readonly id: EventId;
  readonly by: UserId;
  /** When it entered the log; for display only, order is `seq`. */
  readonly at: string;
}

/**
 * One line of a timeline: something that was posted or happened. `unknown` is a kind newer than this client, and a view
 * may leave it out; `deleted` is the tombstone of a message; `unreadable` stands where the log's record could not be read.
 */
export type Row =
  | (RowOf<"message.posted"> & Happened & { readonly text: string })
  | (RowOf<"room.created"> &
      Happened & { readonly name: string; readonly topic: string; readonly visibility: Visibility })
  | (RowOf<"member.joined"> & Happened & { readonly member: UserId; readonly role: Role })
  | (RowOf<"member.role-changed"> & Happened & { readonly member: UserId; readonly role: Role })
  | (RowOf<"member.invited"> & Happened & { readonly member: UserId })
  | (RowOf<"member.left"> & Happened & { readonly member: UserId })
  | (RowOf<"member.removed"> & Happened & { readonly member: UserId })
  | (RowOf<"member.banned"> & Happened & { readonly member: UserId; readonly until?: string })
  | (RowOf<"member.unbanned"> & Happened & { readonly member: UserId })
  | (RowOf<"deleted"> & Partial<Happened>)
  | RowOf<"unreadable">
  | (RowOf<"unknown"> & Partial<Happened> & { readonly named: string });

/** Where in which room. */
export interface Place {
  readonly room: RoomId;
  readonly seq: Seq;
}

/** The latest state of a membership, as history tells it among a room's changes. */
export interface MemberRow {
  readonly kind: "member";
  readonly user: UserId;
  readonly state: "joined" | "invited" | "left";
  readonly role?: Role;
  readonly version: number;
  readonly changedSeq: Seq;
}

/** A room's latest details, as history tells them among its changes. */
export interface RoomRow {
  readonly kind: "room";
  readonly name: string;
  readonly topic: string;
  readonly visibility: Visibility;
  readonly version: number;
  readonly changedSeq: Seq;
}

/** Whatever may have changed in a room. */
export type AnyRow = Row | MemberRow | RoomRow;

export function isLine(row: AnyRow): row is Row {
  return row.kind !== "member" && row.kind !== "room";
}
