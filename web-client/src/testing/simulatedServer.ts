import type { Clock } from "../surroundings";
import { eventId, type RoomId, type UserId } from "../vocabulary";
import { alice, RoomLog } from "./roomLog";
import { ServerSocket, shown } from "./serverSocket";

type Told = Record<string, unknown> & { readonly type: string; readonly ref: string };
type Reply = { readonly status: number; readonly body?: unknown };

const signedOut: Reply = { status: 401, body: { code: "unauthenticated", retryable: false } };
const noSuchRoom = { code: "room_not_found", retryable: false };

/** Gateway, chat and history in one, as contracts/ has them; what goes wrong is up to the test. */
export class SimulatedServer {
  readonly log = new RoomLog();
  readonly sockets: ServerSocket[] = [];
  readonly requests: string[] = [];
  user: UserId | undefined = alice;
  rooms: RoomId[] = [];
  /** How long an answer takes; a test may make it wild. */
  latency: () => number = () => 1;
  /** How many records history is behind, unless a gate demands more. */
  lag: () => number = () => 0;
  /** What comes instead of an answer, if anything. */
  mishap: (path: string) => Reply | "noNetwork" | undefined = () => undefined;
  /** What becomes of a post: whether it is logged, and what is answered. */
  fate: () => { readonly logged: boolean; readonly answer: "ack" | "later" | "nothing" } = () => ({
    logged: true,
    answer: "ack",
  });
  /** Whether the node still has what was missed, and sends it behind its answer. */
  gives: () => boolean = () => false;
  private read = 0;
  welcome = { everyMs: 25_000, graceMs: 8_000, life: 600_000, liveRooms: 200, subscribeRooms: 200 };

  constructor(private readonly clock: Clock) {}

  /** The newest socket. */
  get socket(): ServerSocket {
    return this.sockets.at(-1) as ServerSocket;
  }

  /** A page dials; greeted a moment later if the network lets it. */
  dial(): ServerSocket {
    const socket = new ServerSocket(this);
    this.sockets.push(socket);
    this.clock.after(this.latency(), () => {
      if (this.mishap("/ws") !== undefined || !this.user) socket.cut(1006);
      else socket.say(this.greeting());
    });
    return socket;
  }

  /** Posts as somebody: logged, and on its way to whoever hears the room. */
  post(room: RoomId, by: UserId, text: string, id: string = crypto.randomUUID()): number {
    const known = this.log.find(room, id);
    const event = this.log.append(room, { id, by, text });
    if (!known) for (const socket of this.sockets) socket.frame(room, [event]);
    return event.seq;
  }

  fetch = (path: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      this.requests.push(`${init.method} ${path}`);
      const fail = () => reject(new TypeError("network"));
      init.signal?.addEventListener("abort", fail);
      this.clock.after(this.latency(), () => {
        const mishap = this.mishap(path);
        if (mishap === "noNetwork") return fail();
        const { status, body } = mishap ?? this.answer(path, init);
        resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }));
      });
    });

  hear(socket: ServerSocket, told: Told): void {
    const { ref } = told;
    if (told.type === "ping") socket.say({ type: "pong", ref });
    if (told.type === "post") this.hearPost(socket, told);
    if (told.type === "renew") socket.say({ type: "renewed", ref, expiresAt: this.time(this.welcome.life) });
    if (told.type === "unsubscribe") for (const room of told.rooms as RoomId[]) socket.unsubscribe(room);
    if (told.type === "subscribe") {
      const asked = told.rooms as { room: RoomId; have: number }[];
      const known = asked.filter(({ room }) => this.rooms.includes(room));
      const answers = known.map(({ room, have }) => this.hearSubscribe(socket, room, have));
      const rooms = answers.map(({ opened }) => opened);
      const refused = asked
        .filter(({ room }) => !this.rooms.includes(room))
        .map(({ room }) => ({ room, ...noSuchRoom }));
      this.clock.after(this.latency(), () => {
        socket.say({ type: "subscribed", ref, rooms, refused });
        for (const { given } of answers) if (given) socket.say(given);
      });
    }
  }

  room(id: RoomId): Record<string, unknown> {
    const membership = { state: "joined", role: "member", version: 1 };
    const details = { name: "茶余饭后", topic: "", visibility: "public", memberCount: 2, createdBy: alice, version: 1 };
    return { id, ...details, createdAt: "2026-05-03T08:15:30.123Z", membership };
  }

  private hearSubscribe(socket: ServerSocket, room: RoomId, have: number) {
    const from = socket.subscribe(room);
    const missed = this.log.missed(room, have);
    if (have > 0 && missed?.length && this.gives()) {
      const given = { type: "events", room, after: have, upTo: from - 1, events: missed.map(shown) };
      return { opened: { room, from: have + 1, current: true }, given };
    }
    return { opened: { room, from, current: have > 0 && have >= this.log.last(room) } };
  }

  private hearPost(socket: ServerSocket, { ref, room, id, text }: Told): void {
    const { logged, answer } = this.fate();
    const seq = logged ? this.post(room as RoomId, this.user ?? alice, text as string, id as string) : 0;
    if (answer === "ack") socket.queue.push({ type: "ack", ref, room, id: eventId(id as string), seq });
    if (answer === "later")
      socket.queue.push({ type: "error", ref, room, code: "log_unavailable", message: "", retryable: true });
  }

  private answer(path: string, init: RequestInit): Reply {
    const url = new URL(path, "http://teahouse");
    const number = (name: string) => (url.searchParams.has(name) ? { [name]: Number(url.searchParams.get(name)) } : {});
    const room = url.pathname.split("/")[4] as RoomId;
    if (!this.user) return signedOut;
    if (path === "/session") return { status: 200, body: { user: this.user, expiresAt: this.time(600_000) } };
    if (path === "/session/sign-out") this.user = undefined;
    if (!this.user) return { status: 204 };
    if (path === "/api/v1/socket-renewals")
      return { status: 200, body: { ticket: "t", expiresAt: this.time(600_000) } };
    if (url.pathname === "/api/v1/memberships")
      return { status: 200, body: { rooms: this.rooms.map((id) => this.room(id)) } };
    if (url.pathname === "/api/v1/changes")
      return { status: 200, body: this.manyChanges(JSON.parse(String(init.body))) };
    if (url.pathname.endsWith("/changes"))
      return {
        status: 200,
        body: this.log.changes(
          room,
          Number(url.searchParams.get("after")),
          this.readThrough(url.searchParams.get("until")),
        ),
      };
    if (url.pathname.endsWith("/messages")) {
      const ask = { ...number("before"), ...number("after"), ...number("around") };
      const through = Math.max(Number(url.searchParams.get("until")) - 1, this.log.end - 1 - this.lag());
      return { status: 200, body: this.log.page(room, ask, through) };
    }
    if (url.pathname.startsWith("/api/v1/rooms/")) return { status: 200, body: this.room(room) };
    return { status: 404, body: { code: "not_found", retryable: false } };
  }

  private manyChanges({ rooms }: { rooms: { room: RoomId; after: number; until: number }[] }) {
    const pages = rooms.map(({ room, after, until }) => this.log.changes(room, after, this.readThrough(until)));
    return { rooms: pages.filter((page) => page.reset === true || (page.rows as []).length > 0), failed: [] };
  }

  /** Through where history has read when it answers, given a gate. It never goes back: changes are read over pages. */
  private readThrough(until: string | number | null): number {
    this.read = Math.max(this.read, Number(until ?? 0) - 1, this.log.end - 1 - this.lag());
    return this.read;
  }

  private greeting(): Record<string, unknown> {
    const { everyMs, graceMs, life, liveRooms, subscribeRooms } = this.welcome;
    return {
      type: "welcome",
      socket: crypto.randomUUID(),
      user: this.user,
      serverTime: this.time(0),
      expiresAt: this.time(life),
      heartbeat: { everyMs, graceMs },
      limits: { liveRooms, subscribeRooms },
    };
  }

  private time(ahead: number): string {
    return new Date(this.clock.now() + ahead).toISOString();
  }
}
