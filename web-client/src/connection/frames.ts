import type { AnyRow } from "../messages/row";
import type { Role } from "../rooms/room";
import type { EventId, Millis, RoomId, Seq, UserId } from "../vocabulary";

/** Frames that we send, without the `ref` that the connection adds. */
export type Question =
  | { readonly type: "subscribe"; readonly rooms: readonly { readonly room: RoomId; readonly have: Seq }[] }
  | { readonly type: "unsubscribe"; readonly rooms: readonly RoomId[] }
  | { readonly type: "post"; readonly room: RoomId; readonly id: EventId; readonly text: string }
  | { readonly type: "renew"; readonly ticket: string };

export interface Welcome {
  readonly type: "welcome";
  readonly socket: string;
  readonly user: UserId;
  readonly serverTime: Millis;
  readonly expiresAt: Millis;
  readonly heartbeat: { readonly everyMs: Millis; readonly graceMs: Millis };
  readonly limits: { readonly liveRooms: number; readonly subscribeRooms: number };
}

/** All of (after, upTo] that we may see. `rows` has a line for each event, then what the events say of members. */
export interface EventsFrame {
  readonly type: "events";
  readonly room: RoomId;
  readonly after: Seq;
  readonly upTo: Seq;
  readonly rows: readonly AnyRow[];
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: Millis;
  readonly field?: string;
  readonly serverTime?: Millis;
}

export interface Subscribed {
  readonly type: "subscribed";
  readonly ref: string;
  readonly rooms: readonly { readonly room: RoomId; readonly from: Seq; readonly current: boolean }[];
  readonly refused: readonly (Refusal & { readonly room: RoomId })[];
}

export interface MembershipFrame {
  readonly type: "membership";
  readonly room: RoomId;
  readonly state: "joined" | "invited" | "left";
  readonly role?: Role;
  /** Why somebody is out, if not by themselves: `removed`, `banned`. */
  readonly cause?: string;
  readonly version: number;
  readonly seq: Seq;
}

export type ErrorFrame = Refusal & { readonly type: "error"; readonly ref?: string; readonly room?: RoomId };
export type Ack = {
  readonly type: "ack";
  readonly ref: string;
  readonly room: RoomId;
  readonly id: EventId;
  readonly seq: Seq;
};

/** Frames that we hear. `unknown` is one that this client is too old for, or that is not as the contract says. */
export type Frame =
  | Welcome
  | EventsFrame
  | Subscribed
  | MembershipFrame
  | ErrorFrame
  | Ack
  | {
      readonly type: "unsubscribed";
      readonly ref?: string;
      readonly rooms: readonly RoomId[];
      readonly reason: "asked" | "left";
    }
  | { readonly type: "behind"; readonly room: RoomId; readonly from: Seq }
  | { readonly type: "stale" }
  | { readonly type: "fresh" }
  | { readonly type: "renewed"; readonly ref: string; readonly expiresAt: Millis }
  | { readonly type: "draining"; readonly reconnectAfterMs: Millis }
  | { readonly type: "ping"; readonly ref: string; readonly heads: ReadonlyMap<RoomId, Seq> }
  | { readonly type: "pong"; readonly ref: string }
  | { readonly type: "unknown" };

/** What a question hears: the frame that repeats its ref, or that none will come on this socket. */
export type Answer = Frame | { readonly type: "lost" };
