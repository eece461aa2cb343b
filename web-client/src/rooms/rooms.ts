import type { Outcome, Problem } from "../session/problem";
import type { Readable, RoomId, UserId } from "../vocabulary";
import type { Ban, Ending, Member, MyRoom, Room, Visibility } from "./room";

/** Where a list stands. */
export type Loading =
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  /** What is shown may be old; tried again by itself if the problem is retryable. */
  | { readonly kind: "failed"; readonly problem: Problem };

export interface RoomsState {
  readonly loading: Loading;
  /** The rooms I am in, the one with the latest message first, then by newest membership. */
  readonly joined: readonly MyRoom[];
  /** The rooms I am invited to, newest first. */
  readonly invited: readonly Room[];
  /** The rooms that I was sent out of while this page was open. */
  readonly shut: ReadonlyMap<RoomId, Ending>;
}

/** A page of a list; `next` is the cursor of the following one, absent on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** My rooms, kept up to date by membership frames; the directory; and what one can do with a room. */
export interface Rooms {
  readonly state: Readable<RoomsState>;
  /** Reads my rooms again. */
  refresh(): Promise<void>;
  /** The public rooms by name; `query` is a part of name or topic. */
  directory(ask: { query?: string; cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Room>>>;
  /** A public room, or one that I am in or invited to. */
  details(room: RoomId, signal?: AbortSignal): Promise<Outcome<Room>>;
  /** Who is in the room, longest-standing first. */
  members(room: RoomId, ask?: { cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Member>>>;
  /** Those of the people who are in the room or invited, at most a hundred. */
  membersAmong(people: readonly UserId[], room: RoomId, signal?: AbortSignal): Promise<Outcome<readonly Member[]>>;
  /** Each change makes one id and asks with it until there is an answer, so that it happens once. */
  create(room: { name: string; topic: string; visibility: Visibility }): Promise<Outcome<Room>>;
  join(room: RoomId): Promise<Outcome<Room>>;
  /** Leaves, or declines an invitation. */
  leave(room: RoomId): Promise<Outcome<void>>;
  invite(room: RoomId, user: UserId): Promise<Outcome<void>>;
  /** Takes somebody out of the room, or an invitation back. */
  remove(room: RoomId, user: UserId): Promise<Outcome<void>>;
  /** Takes somebody out and keeps them out, for a while or until it is lifted. */
  ban(room: RoomId, user: UserId, seconds?: number): Promise<Outcome<void>>;
  unban(room: RoomId, user: UserId): Promise<Outcome<void>>;
  setRole(room: RoomId, user: UserId, role: "moderator" | "member"): Promise<Outcome<void>>;
  /** Who may not come in, newest first; for those who may lift it. */
  bans(room: RoomId, ask?: { cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Ban>>>;
}
