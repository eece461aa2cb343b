import type { Connection, Ending } from "./connection/connection";
import { ServerClock } from "./connection/serverClock";
import { SocketConnection } from "./connection/socketConnection";
import { EventIds } from "./eventIds";
import { Kept } from "./kept/kept";
import { AllMessages } from "./messages/allMessages";
import { History } from "./messages/history";
import { type AnyRow, isLine } from "./messages/row";
import { KeptOutbox } from "./outbox/keptOutbox";
import { KnownPeople } from "./people/knownPeople";
import { MyRooms } from "./rooms/myRooms";
import { RoomRequests } from "./rooms/roomRequests";
import type { Rest } from "./session/rest";
import type { SessionState } from "./session/session";
import { MySignIns } from "./session/signIns";
import type { Surroundings } from "./surroundings";
import { Tabs } from "./tabs";
import type { House } from "./teahouse";
import type { RoomId, Seq, UserId } from "./vocabulary";

export interface HouseHost {
  readonly around: Surroundings;
  readonly rest: Rest;
  readonly askSession: () => Promise<SessionState>;
  /** The socket was closed for good. */
  readonly closedFor: (why: Ending) => void;
}

/** Builds everything that belongs to one signed-in user, joins the parts, and takes them down again. */
export class OpenHouse implements House {
  readonly connection: Connection;
  readonly people: KnownPeople;
  readonly signIns: MySignIns;
  readonly outbox: KeptOutbox;
  readonly messages: AllMessages;
  readonly rooms: MyRooms;
  readonly keeping;
  private readonly socket: SocketConnection;

  private constructor(
    readonly me: UserId,
    host: HouseHost,
    private readonly kept: Kept,
    found: Awaited<ReturnType<Kept["found"]>>,
    private readonly tabs: Tabs,
  ) {
    const { around, rest } = host;
    const serverClock = new ServerClock(around.clock);
    const ids = new EventIds(() => serverClock.now(), around.random);
    const socket = new SocketConnection({ ...host, me, serverClock });
    this.socket = socket;
    this.connection = socket;
    this.keeping = kept.state;
    this.people = new KnownPeople(rest, around);
    this.signIns = new MySignIns(rest);
    this.outbox = new KeptOutbox({
      me,
      kept,
      tabs,
      around,
      ids,
      serverClock,
      connection: socket,
      through: (room) => this.messages.through(room),
    });
    this.messages = new AllMessages(
      {
        ...{ me, kept, around, outbox: this.outbox, connection: socket, history: new History(rest) },
        applied: (room, rows) => this.applied(room, rows),
        opened: (room) => this.rooms.lookedAt(room),
        read: (room, seq) => tabs.tell({ kind: "read", room, seq }),
      },
      found,
    );
    this.rooms = new MyRooms(this.roomsHost(around), new RoomRequests(rest, ids), found.rooms);
    socket.listen(this.rooms);
    tabs.listen((message) => {
      if (message.kind === "read") this.messages.readElsewhere(message.room, message.seq);
      if (message.kind === "session") void host.askSession();
    });
  }

  /** Finds what is kept on this device, and opens the socket. */
  static async open(me: UserId, host: HouseHost): Promise<OpenHouse> {
    const kept = new Kept(host.around, me);
    const tabs = new Tabs(host.around.openChannel(`teahouse-${me}`));
    const house = new OpenHouse(me, host, kept, await kept.found(), tabs);
    await house.outbox.reload();
    return house;
  }

  start(): void {
    this.socket.start();
  }

  /** Everything stops; what is kept stays. */
  async close(): Promise<void> {
    this.stop();
    await this.kept.close();
  }

  /** Everything stops, and nothing of it stays on this device. */
  async wipe(): Promise<void> {
    this.tabs.tell({ kind: "session" });
    this.stop();
    await this.kept.wipe();
  }

  private stop(): void {
    this.socket.stop();
    this.outbox.stop();
    this.rooms.stop();
    this.messages.stop();
    this.people.stop();
    this.tabs.close();
  }

  private applied(room: RoomId, rows: readonly AnyRow[]): void {
    const mine = rows.filter((row) => isLine(row) && "by" in row && row.by === this.me);
    const ids = new Set(mine.flatMap((row) => ("id" in row && row.id !== undefined ? [row.id] : [])));
    this.outbox.arrived(room, ids, this.messages.through(room));
    this.rooms.applied(room, rows);
  }

  private roomsHost(around: Surroundings) {
    const { kept, messages } = this;
    return {
      ...{ kept, around, activity: messages.activity },
      isLookedAt: (room: RoomId) => messages.isLookedAt(room),
      in: (rooms: readonly RoomId[]) => messages.in(rooms),
      admitted: (room: RoomId) => messages.admitted(room),
      left: (room: RoomId, at?: Seq) => messages.left(room, at),
    };
  }
}
