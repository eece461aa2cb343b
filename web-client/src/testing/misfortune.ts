import type { Timeline } from "../messages/timeline";
import { type RoomId, seq } from "../vocabulary";
import { Device, type Tab } from "./device";
import { bob, kitchen, lobby } from "./roomLog";
import type { ServerSocket } from "./serverSocket";

const rooms = [lobby, kitchen];
const codes = [1000, 1001, 1002, 1006, 1011, 4408, 4413];

/** One person in two rooms, in one tab or two, over a network and a server where everything goes wrong by chance. */
export class Misfortune {
  readonly device: Device;
  /** What the person wrote, in the order of each tab, by room. */
  readonly written = new Map<RoomId, string[]>(rooms.map((room) => [room, []]));
  private readonly tabs: { tab: Tab; timelines: Timeline[] }[] = [];
  private readonly random: () => number;
  private bad = false;

  constructor(
    seed: number,
    private readonly tabCount: number,
  ) {
    this.device = new Device(seed);
    this.random = this.device.random;
    const { server } = this.device;
    server.rooms = rooms;
    server.log.mostRows = 20;
    server.latency = () => (this.bad ? this.random() * 3_000 : 1);
    server.gives = () => this.chance(0.5);
    server.lag = () => (this.bad ? this.below(12) : 0);
    server.mishap = (path) => {
      if (!this.bad || this.random() > 0.3) return undefined;
      const busy = { status: 503, body: { code: "not_caught_up", retryable: true, retryAfterMs: 500 } };
      return path.includes("/api/v1/") && this.random() < 0.5 ? busy : "noNetwork";
    };
    server.fate = () => {
      if (!this.bad) return { logged: true, answer: "ack" };
      const answer = this.one(["ack", "ack", "later", "nothing"] as const);
      return { logged: answer === "ack" || this.chance(0.5), answer };
    };
  }

  get timelines(): readonly Timeline[] {
    return this.tabs.flatMap(({ timelines }) => timelines);
  }

  async begin(): Promise<void> {
    for (const room of rooms) for (let at = this.below(15); at >= 0; at--) this.device.server.post(room, bob, `${at}`);
    for (let at = 0; at < this.tabCount; at++) await this.open(at);
    this.bad = true;
  }

  /** Something happens. */
  async step(): Promise<void> {
    const { server, clock } = this.device;
    const room = this.one(rooms);
    const timeline = this.one(this.timelines);
    const socket = this.socket();
    const doings: (() => unknown)[] = [
      () => this.say(room),
      () => this.say(room),
      () => server.log.skip(),
      () => socket.deliver(1 + this.below(4)),
      () => socket.deliver(),
      () => socket.queue.shift(),
      () => this.double(socket),
      () => this.fallBehind(socket, room),
      () => socket.ping(`${this.random()}`),
      () => this.erase(room),
      () => this.chance(0.4) && socket.cut(this.one(codes)),
      () => this.write(timeline),
      () => timeline.loadOlder(),
      () => timeline.loadNewer(),
      () => void timeline.jumpTo(this.somewhere(timeline.state.getState().room)),
      () => timeline.jumpToNewest(),
      () => this.chance(0.2) && this.reload(),
    ];
    await this.one(doings)();
    await clock.pass(this.chance(0.5) ? 0 : this.random() * 2_000);
  }

  /** All is well again, for long enough. */
  async heal(): Promise<void> {
    this.bad = false;
    const { server, clock } = this.device;
    for (let round = 0; round < 30; round++) {
      for (const socket of server.sockets) {
        socket.deliver();
        socket.ping(`heal ${round}`);
        socket.deliver();
      }
      await clock.pass(3_000);
    }
    for (const timeline of this.timelines) timeline.jumpToNewest();
  }

  async end(): Promise<void> {
    for (const { tab } of this.tabs) await tab.close();
  }

  private async open(at: number): Promise<void> {
    const tab = await this.device.tab();
    for (let tries = 0; tab.teahouse.state.getState().kind === "outside" && tries < 50; tries++) {
      await this.device.clock.pass(5_000);
    }
    const { messages } = tab.house;
    this.tabs[at] = { tab, timelines: rooms.map((room) => messages.open(room)) };
  }

  private async reload(): Promise<void> {
    const at = this.below(this.tabs.length);
    await this.tabs[at]?.tab.close();
    await this.open(at);
  }

  /** One of those that are open, or the last one. */
  private socket(): ServerSocket {
    const open = this.device.server.sockets.filter((socket) => socket.state === "open");
    return open.length > 0 ? this.one(open) : this.device.server.socket;
  }

  private say(room: RoomId): void {
    for (let count = this.below(8); count >= 0; count--) this.device.server.post(room, bob, `bob ${this.random()}`);
  }

  private write(timeline: Timeline): void {
    const tab = this.tabs.findIndex(({ timelines }) => timelines.includes(timeline));
    const text = `tab ${tab}: ${this.random()}`;
    this.written.get(timeline.state.getState().room)?.push(text);
    timeline.post(text);
  }

  /** A frame comes twice, the second time late. */
  private double({ queue }: ServerSocket): void {
    const frame = queue[this.below(queue.length)];
    if (frame?.type === "events") queue.push(frame);
  }

  private fallBehind(socket: ServerSocket, room: RoomId): void {
    const { queue } = socket;
    const kept = queue.filter((frame) => frame.room !== room || frame.type !== "events");
    if (kept.length === queue.length || !socket.hears(room)) return;
    queue.splice(0, queue.length, ...kept, { type: "behind", room, from: this.device.server.log.end });
  }

  /** Live frames do not tell of it: the node lost its place there, so the next frame proves a gap. */
  private erase(room: RoomId): void {
    this.device.server.log.erase(this.somewhere(room));
    for (const socket of this.device.server.sockets) socket.forgetPlace(room);
  }

  private somewhere(room: RoomId) {
    return seq(this.one(this.device.server.log.lines(room)).seq);
  }

  private chance(part: number): boolean {
    return this.random() < part;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private one<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }
}
