import { createStore } from "zustand/vanilla";
import type { Ban, Member, MyRoom, Role, Room, Visibility } from "../src/rooms/room";
import type { Page, Rooms, RoomsState } from "../src/rooms/rooms";
import type { Outcome } from "../src/session/problem";
import { nothing, type RoomId, roomId, type UserId } from "../src/vocabulary";
import { cast, done } from "./people";

const minute = 60_000;
const day = 24 * 60 * minute;

export const makeRoom = (place: number, name: string, topic: string, more: Partial<Room> = {}): Room => ({
  id: roomId(`0198b2f0-2000-7000-8000-${String(place).padStart(12, "0")}`),
  name,
  topic,
  visibility: "public",
  memberCount: 5 + ((place * 37) % 90),
  createdBy: cast.lin.id,
  createdAt: new Date(Date.now() - 40 * day).toISOString(),
  version: 1,
  ...more,
});

export const afterTea = makeRoom(1, "茶余饭后", "喝完茶随便聊聊 · After tea: talk about anything");
export const kitchen = makeRoom(2, "Kitchen table", "Recipes, burnt toast, and what to cook tonight");
export const quiet = makeRoom(9, "A room where nobody has spoken", "");

export const joinedAs = (room: Room, role: Role = "member"): Room => ({
  ...room,
  membership: { state: "joined", role, version: 1 },
});

export const myRooms: readonly MyRoom[] = [
  { room: joinedAs(afterTea), unread: { kind: "none" }, read: nothing },
  { room: joinedAs(kitchen), unread: { kind: "some", count: 3 }, read: nothing },
  {
    room: joinedAs(makeRoom(3, "读书会", "这个月：《茶经》", { visibility: "private" })),
    unread: { kind: "some", count: 1 },
    read: nothing,
  },
  {
    room: joinedAs(makeRoom(4, "Release planning for the spring, all hands welcome", "")),
    unread: { kind: "many", count: 120 },
    read: nothing,
  },
  { room: joinedAs(makeRoom(5, "غرفة الشاي", "")), unread: { kind: "none" }, read: nothing },
  { room: joinedAs(quiet), unread: { kind: "none" }, read: nothing },
];

export const barred = makeRoom(12, "棋牌室", "象棋、围棋和五子棋", {
  ban: { until: new Date(Date.now() + 6 * day).toISOString() },
});

export const listed: readonly Room[] = [
  afterTea,
  kitchen,
  makeRoom(6, "摄影与散步", "周末带上相机出门走走，交流照片和路线"),
  makeRoom(
    7,
    "Rust & Java",
    "Friendly rivalry. Benchmarks welcome, flame wars are not; please read the pinned notes before you post anything that has a number in it, and bring your own numbers with the machine they were measured on.",
  ),
  makeRoom(8, "深圳本地生活", "吃喝玩乐，租房搬家，问什么都行"),
];

export class StandInRooms implements Rooms {
  readonly state;
  private readonly gone = new Set<UserId>();
  /** Who was asked in, or came, since. */
  private readonly newer = new Map<UserId, Member>();
  private banned: readonly Ban[] = [
    {
      user: cast.banned.id,
      by: cast.lin.id,
      since: new Date().toISOString(),
      until: new Date(Date.now() + 6 * day).toISOString(),
    },
    { user: cast.troll.id, by: cast.zhao.id, since: new Date().toISOString() },
  ];

  constructor(state: Omit<RoomsState, "shut"> & Partial<Pick<RoomsState, "shut">>) {
    this.state = createStore<RoomsState>(() => ({ shut: new Map(), ...state }));
  }

  async refresh(): Promise<void> {}

  async directory({ query = "" }: { query?: string }): Promise<Outcome<Page<Room>>> {
    const mine = new Map(this.state.getState().joined.map(({ room }) => [room.id, room]));
    const items = listed.filter(({ name, topic }) => `${name}\n${topic}`.toLowerCase().includes(query.toLowerCase()));
    return done({ items: items.map((room) => mine.get(room.id) ?? room) });
  }

  async details(id: RoomId): Promise<Outcome<Room>> {
    const room = [...listed, barred].find((one) => one.id === id);
    if (room) return done(room);
    const problem = { code: "room_not_found", status: 404, title: "", detail: "", retryable: false };
    return { kind: "failed", problem };
  }

  async members(): Promise<Outcome<Page<Member>>> {
    const since = new Date().toISOString();
    const { lin, alice, zhao, omar, longName, mei } = cast;
    const all: Member[] = [
      { user: lin.id, state: "joined", role: "owner", since },
      { user: zhao.id, state: "joined", role: "moderator", since },
      { user: alice.id, state: "joined", role: "member", since },
      { user: omar.id, state: "joined", role: "member", since },
      { user: longName.id, state: "joined", role: "member", since },
      { user: mei.id, state: "invited", since },
    ];
    const before = all.filter(({ user }) => !this.gone.has(user) && !this.newer.has(user));
    return done({ items: [...before, ...this.newer.values()] });
  }

  async membersAmong(people: readonly UserId[]): Promise<Outcome<readonly Member[]>> {
    const all = await this.members();
    return all.kind === "done" ? done(all.value.items.filter(({ user }) => people.includes(user))) : all;
  }

  /** Somebody joins. */
  comesIn(user: UserId): void {
    this.newer.set(user, { user, state: "joined", role: "member", since: new Date().toISOString() });
  }

  async create(wanted: { name: string; topic: string; visibility: Visibility }): Promise<Outcome<Room>> {
    const made = makeRoom(900 + this.state.getState().joined.length, wanted.name, wanted.topic, wanted);
    return this.enter(made);
  }

  async join(id: RoomId): Promise<Outcome<Room>> {
    const { invited } = this.state.getState();
    return this.enter([...invited, ...listed].find((room) => room.id === id) ?? afterTea);
  }

  async leave(id: RoomId): Promise<Outcome<void>> {
    this.state.setState(({ joined, invited, loading, shut }) => ({
      ...{ loading, shut },
      joined: joined.filter(({ room }) => room.id !== id),
      invited: invited.filter((room) => room.id !== id),
    }));
    return done(undefined);
  }

  async invite(_room: RoomId, user: UserId): Promise<Outcome<void>> {
    this.newer.set(user, { user, state: "invited", since: new Date().toISOString() });
    return done(undefined);
  }

  async remove(_room: RoomId, user: UserId): Promise<Outcome<void>> {
    this.gone.add(user);
    return done(undefined);
  }

  async ban(_room: RoomId, user: UserId): Promise<Outcome<void>> {
    this.gone.add(user);
    this.banned = [{ user, by: cast.lin.id, since: new Date().toISOString() }, ...this.banned];
    return done(undefined);
  }

  async unban(_room: RoomId, user: UserId): Promise<Outcome<void>> {
    this.banned = this.banned.filter((ban) => ban.user !== user);
    return done(undefined);
  }

  async setRole(): Promise<Outcome<void>> {
    return done(undefined);
  }

  async bans(): Promise<Outcome<Page<Ban>>> {
    return done({ items: this.banned });
  }

  private enter(room: Room): Outcome<Room> {
    const entered = joinedAs(room);
    this.state.setState(({ joined, invited, loading, shut }) => ({
      ...{ loading, shut },
      joined: [{ room: entered, unread: { kind: "none" }, read: nothing }, ...joined],
      invited: invited.filter(({ id }) => id !== room.id),
    }));
    return done(entered);
  }
}
