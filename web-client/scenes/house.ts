import { createStore } from "zustand/vanilla";
import type { Connection, ConnectionState } from "../src/connection/connection";
import type { Keeping } from "../src/kept/kept";
import type { Problem } from "../src/session/problem";
import type { Session, SessionState } from "../src/session/session";
import type { House, Teahouse, TeahouseState } from "../src/teahouse";
import type { StandInMessages, StandInOutbox } from "./messages";
import { cast, done, StandInPeople } from "./people";
import type { StandInRooms } from "./rooms";
import { StandInSignIns } from "./signIns";

export const problem = (code: string): Problem => ({ code, status: 400, title: "", detail: "", retryable: false });

/** A house without a server: what the views show of it is decided by the scene. */
export class StandInHouse implements House {
  readonly me = cast.lin.id;
  readonly people = new StandInPeople(cast.lin);
  readonly signIns = new StandInSignIns();
  readonly keeping;
  readonly connection: Connection;

  constructor(
    readonly rooms: StandInRooms,
    readonly messages: StandInMessages,
    readonly outbox: StandInOutbox,
    connection: ConnectionState = { kind: "open", freshness: "fresh" },
    keeping: Keeping = { kind: "kept" },
  ) {
    this.connection = { state: createStore<ConnectionState>(() => connection), retryNow: () => {} };
    this.keeping = createStore<Keeping>(() => keeping);
  }
}

export class StandInTeahouse implements Teahouse {
  readonly session: Session;
  readonly state;

  constructor(session: SessionState, house?: House) {
    this.session = {
      state: createStore<SessionState>(() => session),
      signInLink: () => "/session/sign-in?returnTo=%2F",
      signUpLink: () => "/session/sign-in?returnTo=%2F&create=true",
      signOut: async () => done(undefined),
      askAgain: () => {},
    };
    this.state = createStore<TeahouseState>(() => (house ? { kind: "inside", house } : { kind: "outside" }));
  }

  start(): void {}
  stop(): void {}
}
