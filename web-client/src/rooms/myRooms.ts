import { createStore } from "zustand/vanilla";
import { backoff } from "../backoff";
import type { Frame, MembershipFrame } from "../connection/frames";
import type { Listener } from "../connection/socketConnection";
import type { Kept } from "../kept/kept";
import { type AnyRow, isLine } from "../messages/row";
import type { Activity } from "../messages/unread";
import type { Outcome } from "../session/problem";
import type { Stop, Surroundings } from "../surroundings";
import type { Millis, Readable, RoomId, Seq, UserId } from "../vocabulary";
import { listed } from "./listed";
import type { Ban, Ending, Member, Room, Visibility } from "./room";
import { RoomBook } from "./roomBook";
import type { RoomRequests } from "./roomRequests";
import type { Loading, Page, Rooms, RoomsState } from "./rooms";

export interface RoomsHost {
  readonly kept: Kept;
  readonly around: Pick<Surroundings, "clock" | "random">;
  readonly activity: Readable<ReadonlyMap<RoomId, Activity>>;
  isLookedAt(room: RoomId): boolean;
  /** The rooms to hear, the liveliest first. */
  in(rooms: readonly RoomId[]): void;
  admitted(room: RoomId): void;
  left(room: RoomId, at?: Seq): void;
}

/** Details of a room that is looked at are asked for again at most this often. */
const detailsEvery: Millis = 3_000;

/** My rooms: read when the socket opens, then kept up by what it tells. */
export class MyRooms implements Rooms, Listener {
  readonly state = createStore<RoomsState>(() => ({
    loading: { kind: "loading" },
    joined: [],
    invited: [],
    shut: new Map(),
  }));
  private readonly book = new RoomBook();
  private loading: Loading = { kind: "loading" };
  private readonly stale = new Set<RoomId>();
  private readonly movedMeanwhile = new Set<RoomId>();
  private readonly timers = new Map<RoomId | "list", Stop>();
  private readonly shut = new Map<RoomId, Ending>();
  private attempt = 0;

  constructor(
    private readonly host: RoomsHost,
    private readonly requests: RoomRequests,
    found: readonly Room[],
  ) {
    for (const room of found) this.book.learn(room);
    host.activity.subscribe(() => this.show());
    this.changed();
  }

  async refresh(): Promise<void> {
    this.movedMeanwhile.clear();
    const rooms = await this.requests.mine();
    if (rooms.kind === "failed") {
      this.loading = rooms;
      const again = () => this.refresh();
      if (rooms.problem.retryable) this.plan("list", backoff(++this.attempt, this.host.around.random), again);
      this.show();
      return;
    }
    this.attempt = 0;
    this.loading = { kind: "ready" };
    const before = this.book.all;
    this.book.replace(rooms.value, this.movedMeanwhile);
    for (const room of before) if (!this.book.get(room.id)) this.host.left(room.id);
    this.changed();
  }

  directory(ask: { query?: string; cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Room>>> {
    return this.requests.directory(ask);
  }

  details(room: RoomId, signal?: AbortSignal): Promise<Outcome<Room>> {
    return this.learning(this.requests.details(room, signal));
  }

  members(room: RoomId, ask: { cursor?: string; signal?: AbortSignal } = {}): Promise<Outcome<Page<Member>>> {
    return this.requests.members(room, ask);
  }

  membersAmong(people: readonly UserId[], room: RoomId, signal?: AbortSignal): Promise<Outcome<readonly Member[]>> {
    return this.requests.membersAmong(people, room, signal);
  }

  create(room: { name: string; topic: string; visibility: Visibility }): Promise<Outcome<Room>> {
    return this.learning(this.requests.create(room));
  }

  async join(room: RoomId): Promise<Outcome<Room>> {
    const answer = await this.learning(this.requests.join(room));
    if (answer.kind === "done") this.host.admitted(room);
    return answer;
  }

  async leave(room: RoomId): Promise<Outcome<void>> {
    const answer = await this.requests.leave(room);
    if (answer.kind === "done") this.out(room, () => this.book.remove(room));
    return answer;
  }

  invite(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.requests.invite(room, user);
  }

  remove(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.requests.remove(room, user);
  }

  ban(room: RoomId, user: UserId, seconds?: number): Promise<Outcome<void>> {
    return this.requests.ban(room, user, seconds);
  }

  unban(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.requests.unban(room, user);
  }

  setRole(room: RoomId, user: UserId, role: "moderator" | "member"): Promise<Outcome<void>> {
    return this.requests.setRole(room, user, role);
  }

  bans(room: RoomId, ask: { cursor?: string; signal?: AbortSignal } = {}): Promise<Outcome<Page<Ban>>> {
    return this.requests.bans(room, ask);
  }

  opened(): void {
    void this.refresh();
  }

  heard(frame: Frame): void {
    if (frame.type === "membership") this.hear(frame);
  }

  lost(): void {}

  /** Something of a room was read: of its members or details, perhaps. */
  applied(room: RoomId, rows: readonly AnyRow[]): void {
    let changed = false;
    for (const row of rows) {
      if (isLine(row)) continue;
      if (this.book.apply(room, row) === "stale") this.stale.add(room);
      changed = true;
    }
    if (changed) this.changed();
    if (this.stale.has(room)) this.lookedAt(room);
  }

  /** Somebody looks at the room: its member count should be right soon. */
  lookedAt(room: RoomId): void {
    if (!this.stale.has(room) || !this.host.isLookedAt(room)) return;
    this.plan(room, detailsEvery * (0.2 + 0.8 * this.host.around.random()), async () => {
      this.stale.delete(room);
      await this.details(room);
    });
  }

  stop(): void {
    for (const stop of this.timers.values()) stop();
  }

  private hear(frame: MembershipFrame): void {
    this.movedMeanwhile.add(frame.room);
    if (frame.state === "left") {
      if (frame.cause === "removed" || frame.cause === "banned") this.shut.set(frame.room, frame.cause);
      this.out(frame.room, () => this.book.hear(frame), frame.seq);
      return;
    }
    this.shut.delete(frame.room);
    const heard = this.book.hear(frame);
    if (heard === "unknown") void this.details(frame.room);
    if (heard === "known") this.changed();
    if (frame.state === "joined") this.host.admitted(frame.room);
  }

  private out(room: RoomId, forget: () => void, at?: Seq): void {
    const was = this.book.get(room);
    forget();
    if (!was || this.book.get(room)) return;
    this.host.left(room, at);
    this.changed();
  }

  private async learning(asked: Promise<Outcome<Room>>): Promise<Outcome<Room>> {
    const answer = await asked;
    if (answer.kind === "done" && answer.value.membership) {
      this.movedMeanwhile.add(answer.value.id);
      this.book.learn(answer.value);
      this.changed();
    }
    return answer;
  }

  /** Once for that purpose, however often it is asked for meanwhile. */
  private plan(what: RoomId | "list", delay: Millis, run: () => Promise<void>): void {
    if (this.timers.has(what)) return;
    const stop = this.host.around.clock.after(delay, () => {
      this.timers.delete(what);
      void run();
    });
    this.timers.set(what, stop);
  }

  private changed(): void {
    if (this.loading.kind === "ready") this.host.kept.rooms(this.book.all);
    this.show();
    this.host.in(this.state.getState().joined.map(({ room }) => room.id));
  }

  private show(): void {
    const lists = listed(this.book.all, this.host.activity.getState());
    this.state.setState({ loading: this.loading, ...lists, shut: new Map(this.shut) }, true);
  }
}
