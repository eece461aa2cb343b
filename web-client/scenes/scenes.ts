import type { ConnectionState } from "../src/connection/connection";
import type { Freshness } from "../src/messages/timeline";
import type { MyRoom } from "../src/rooms/room";
import type { RoomsState } from "../src/rooms/rooms";
import { type RoomId, type Seq, seq } from "../src/vocabulary";
import { chat, endless, long } from "./conversations";
import { problem, StandInHouse, StandInTeahouse } from "./house";
import { rowsOf, type Said, StandInMessages, StandInOutbox, StandInTimeline } from "./messages";
import { cast } from "./people";
import { afterTea, barred, joinedAs, kitchen, makeRoom, myRooms, quiet, StandInRooms } from "./rooms";

/** What a scene shows: the page's address, and a house behind it. */
export interface Scene {
  readonly path: string;
  readonly teahouse: () => StandInTeahouse;
}

interface Setting {
  joined?: readonly MyRoom[];
  loading?: RoomsState["loading"];
  invited?: RoomsState["invited"];
  shut?: RoomsState["shut"];
  said?: readonly Said[];
  freshness?: Freshness;
  newSince?: Seq;
  connection?: ConnectionState;
  prepare?: (outbox: StandInOutbox) => void;
}

function inside(setting: Setting = {}): StandInTeahouse {
  const { joined = myRooms, invited = [], loading = { kind: "ready" }, said = chat, shut = new Map() } = setting;
  const outbox = new StandInOutbox();
  setting.prepare?.(outbox);
  const roomOf = (id: RoomId) => joined.find(({ room }) => room.id === id)?.room ?? afterTea;
  const messages = new StandInMessages(
    (id) => new StandInTimeline(id, rowsOf(roomOf(id), id === quiet.id ? [] : said), outbox, setting),
  );
  const house = new StandInHouse(
    new StandInRooms({ loading, joined, invited, shut }),
    messages,
    outbox,
    setting.connection,
  );
  return new StandInTeahouse({ kind: "signedIn", user: house.me }, house);
}

const room = `/rooms/${afterTea.id}`;
const invitation = makeRoom(11, "周六下午茶", "", {
  visibility: "private",
  memberCount: 4,
  membership: { state: "invited", version: 1 },
});

const ownRooms = myRooms.map((mine) => ({ ...mine, room: joinedAs(mine.room, "owner") }));

export const scenes: Record<string, Scene> = {
  "first-visit": { path: "/", teahouse: () => new StandInTeahouse({ kind: "signedOut", why: "never" }) },
  "sign-in-failed": { path: "/", teahouse: () => new StandInTeahouse({ kind: "signedOut", why: "failed" }) },
  unreachable: {
    path: "/",
    teahouse: () =>
      new StandInTeahouse({ kind: "unreachable", problem: problem("unreachable"), until: Date.now() + 5_000 }),
  },
  "empty-first-visit": { path: "/", teahouse: () => inside({ joined: [] }) },
  home: { path: "/", teahouse: () => inside() },
  "rooms-loading": { path: "/", teahouse: () => inside({ joined: [], loading: { kind: "loading" } }) },
  "busy-room": { path: room, teahouse: () => inside() },
  "new-line": { path: room, teahouse: () => inside({ newSince: seq(19) }) },
  "long-messages": { path: room, teahouse: () => inside({ said: long }) },
  "endless-room": { path: room, teahouse: () => inside({ said: endless }) },
  "quiet-room": { path: `/rooms/${quiet.id}`, teahouse: () => inside() },
  offline: {
    path: room,
    teahouse: () =>
      inside({
        connection: { kind: "offline" },
        freshness: { kind: "disconnected" },
        prepare: (outbox) => {
          outbox.post(afterTea.id, "地铁里没信号，先写在这里。");
          outbox.post(afterTea.id, "Back above ground in ten minutes. Start without me!");
        },
      }),
  },
  reconnecting: {
    path: room,
    teahouse: () =>
      inside({
        connection: { kind: "waiting", until: Date.now() + 9_000, attempt: 3, why: "lost" },
        freshness: { kind: "disconnected" },
      }),
  },
  failed: {
    path: room,
    teahouse: () =>
      inside({
        prepare: (outbox) =>
          outbox.post(afterTea.id, "This one was refused.", { kind: "failed", problem: problem("text_not_allowed") }),
      }),
  },
  directory: { path: "/directory", teahouse: () => inside() },
  invitation: { path: "/", teahouse: () => inside({ invited: [invitation] }) },
  "invitation-door": { path: `/rooms/${invitation.id}`, teahouse: () => inside({ invited: [invitation] }) },
  "owner-details": { path: `${room}?details`, teahouse: () => inside({ joined: ownRooms }) },
  removed: {
    path: `/rooms/${kitchen.id}`,
    teahouse: () => inside({ joined: myRooms.slice(2), shut: new Map([[kitchen.id, "removed"]]) }),
  },
  "banned-door": { path: `/rooms/${barred.id}`, teahouse: () => inside() },
  "removed-private": {
    path: `/rooms/${invitation.id}`,
    teahouse: () => inside({ shut: new Map([[invitation.id, "removed"]]) }),
  },
  details: { path: `${room}?details`, teahouse: () => inside() },
  "not-found": { path: "/rooms/0198b2f0-2000-7000-8000-00000000dead", teahouse: () => inside() },
  nowhere: { path: "/over/there", teahouse: () => inside() },
};

/** Whoever talks in the scenes while one looks. */
export const talker = cast.zhao;
