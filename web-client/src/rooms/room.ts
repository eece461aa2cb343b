import type { Millis, RoomId, Seq, UserId } from "../vocabulary";

export type Visibility = "public" | "private";
export type Role = "owner" | "moderator" | "member";

/** My place in a room. */
export type Membership =
  | { readonly state: "joined"; readonly role: Role; readonly version: number }
  | { readonly state: "invited"; readonly version: number };

/** A room's details, as chat-service tells them. */
export interface Room {
  readonly id: RoomId;
  readonly name: string;
  readonly topic: string;
  readonly visibility: Visibility;
  readonly memberCount: number;
  readonly createdBy: UserId;
  readonly createdAt: string;
  readonly version: number;
  /** Absent where I am neither in nor invited. */
  readonly membership?: Membership;
  /** That I may not come in; told of a single public room. */
  readonly ban?: { readonly until?: string };
}

/** Somebody's place in a room. */
export interface Member {
  readonly user: UserId;
  readonly state: "joined" | "invited";
  readonly role?: Role;
  readonly since: string;
}

/** Why I am out of a room that I did not leave. */
export type Ending = "removed" | "banned";

/** Somebody who may not come into a room. */
export interface Ban {
  readonly user: UserId;
  readonly by: UserId;
  readonly since: string;
  /** Absent where it does not end by itself. */
  readonly until?: string;
}

/** What came since I last read, as far as this device knows. `many`: at least `count`. */
export type Unread =
  | { readonly kind: "none" }
  | { readonly kind: "some"; readonly count: number }
  | { readonly kind: "many"; readonly count: number };

/** A room of the sidebar: its details and what moves. */
export interface MyRoom {
  readonly room: Room;
  readonly unread: Unread;
  /** When the newest message that this device knows was posted; absent when it knows none. */
  readonly lastAt?: Millis;
  /** Everything up to here has been read on this device. */
  readonly read: Seq;
}
