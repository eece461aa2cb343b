import type { StoreApi } from "zustand/vanilla";

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A room's id: a UUID in its 36-character lower-case form. */
export type RoomId = Branded<string, "room">;
/** A user's id, a UUID. Names are looked up in {@link People}. */
export type UserId = Branded<string, "user">;
/** The id of one event of one room, for ever; those that we make are version 7. */
export type EventId = Branded<string, "event">;
/** A place in a room's order. Comparable within one room only; grows, with gaps. `0` is before everything. */
export type Seq = Branded<number, "seq">;
/** Milliseconds since 1970, UTC. */
export type Millis = number;

export const roomId = (text: string): RoomId => text as RoomId;
export const userId = (text: string): UserId => text as UserId;
export const eventId = (text: string): EventId => text as EventId;
export const seq = (value: number): Seq => value as Seq;

/** Before everything: what a client has that has nothing. */
export const nothing = seq(0);

/** What views may do with a store: read it and hear its changes (`useStore(readable, selector)`). */
export type Readable<T> = Pick<StoreApi<T>, "getState" | "getInitialState" | "subscribe">;
