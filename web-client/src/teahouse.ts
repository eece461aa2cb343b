import type { Connection } from "./connection/connection";
import type { Keeping } from "./kept/kept";
import type { Messages } from "./messages/timeline";
import type { Outbox } from "./outbox/outbox";
import type { People } from "./people/people";
import type { Rooms } from "./rooms/rooms";
import type { Session } from "./session/session";
import type { SignIns } from "./session/signIns";
import type { Readable, UserId } from "./vocabulary";

/** Everything that belongs to the one who is signed in. A new one for each sign-in. */
export interface House {
  readonly me: UserId;
  readonly connection: Connection;
  readonly rooms: Rooms;
  readonly messages: Messages;
  readonly outbox: Outbox;
  readonly people: People;
  readonly signIns: SignIns;
  /** Whether unsent posts outlive a reload; say so when they do not. */
  readonly keeping: Readable<Keeping>;
}

/** Nobody is in, or somebody with their house. */
export type TeahouseState = { readonly kind: "outside" } | { readonly kind: "inside"; readonly house: House };

/** The client without a view. One per page. */
export interface Teahouse {
  readonly session: Session;
  readonly state: Readable<TeahouseState>;
  /** Asks who is signed in, and goes on from there. */
  start(): void;
  /** Stops every timer and socket. */
  stop(): void;
}
