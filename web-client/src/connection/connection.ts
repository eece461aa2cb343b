import type { Millis, Readable } from "../vocabulary";

/** What the socket does now. A view shows a bar for all but `open` with `fresh`. */
export type ConnectionState =
  /** Nobody is signed in, or not started. */
  | { readonly kind: "idle" }
  /** The browser says that there is no network; goes on by itself when there is. */
  | { readonly kind: "offline" }
  /** Dialled; until `welcome` came nothing may be sent. `attempt` counts from 1 since the last time it stood. */
  | { readonly kind: "connecting"; readonly attempt: number }
  /** Everything flows. `stale`: the server itself cannot prove that it hears everything at the moment. */
  | { readonly kind: "open"; readonly freshness: "fresh" | "stale" }
  /** The next try is at `until`. `moving`: the server asked us to come back shortly (a deploy). */
  | { readonly kind: "waiting"; readonly until: Millis; readonly attempt: number; readonly why: Interruption }
  /** It does not come back by itself. */
  | { readonly kind: "closed"; readonly why: Ending };

export type Interruption = "lost" | "moving" | "slowedDown" | "tooManySockets";
export type Ending = "signedOut" | "accountDisabled" | "wrongIdentity" | "refused";

/** What views see of the connection. */
export interface Connection {
  readonly state: Readable<ConnectionState>;
  /** Tries now, if it waits. */
  retryNow(): void;
}
