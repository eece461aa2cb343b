import type { Problem } from "../session/problem";
import type { Stop } from "../surroundings";
import type { Millis, RoomId, Seq } from "../vocabulary";
import type { Aside } from "./aside";
import type { CatchUp } from "./catchUp";
import type { Freshness } from "./timeline";

/** How one room stands to the live stream. */
export type SyncState =
  /** Not heard on this socket, or there is none. */
  | { readonly kind: "apart" }
  /** To be subscribed, or asked for: what comes meanwhile is kept aside. */
  | { readonly kind: "subscribing"; readonly aside: Aside; readonly stop: Stop }
  /** Heard, but nothing of it is here, since nothing happened and nobody looked; complete before `from` means nothing. */
  | { readonly kind: "dormant"; readonly from: Seq }
  | { readonly kind: "fetching"; readonly aside: Aside; readonly stop: Stop; readonly waits?: Waits }
  | { readonly kind: "live" }
  /** The server says no; asked again at the end of `waits` if it may change its mind. */
  | { readonly kind: "refused"; readonly problem: Problem; readonly stop: Stop; readonly waits?: Waits };

export interface Waits {
  readonly until: Millis;
  readonly problem: Problem;
}

/** What a room needs of those around it. */
export interface SyncHost {
  /** Puts the room into the next `subscribe`; the room says `have` when it goes out. */
  subscribe(room: RoomId): void;
  readonly catchUp: Pick<CatchUp, "add">;
  isLookedAt(): boolean;
  /** The state is another one. */
  changed(): void;
  /** First seen on this device: all before this seq counts as read. */
  firstSeen(before: Seq): void;
}

/** What a view is told of it. */
export function freshnessOf(sync: SyncState, isEmpty: boolean): Freshness {
  switch (sync.kind) {
    case "apart":
      return { kind: "disconnected" };
    case "subscribing":
    case "dormant":
      return { kind: isEmpty ? "loading" : "catchingUp" };
    case "fetching":
      if (sync.waits) return { kind: "retrying", ...sync.waits };
      return { kind: isEmpty ? "loading" : "catchingUp" };
    case "live":
      return { kind: "live" };
    case "refused":
      if (sync.waits) return { kind: "retrying", ...sync.waits };
      return { kind: "closed", problem: sync.problem };
  }
}
