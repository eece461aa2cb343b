import type { Timeline } from "../messages/timeline";
import { type RoomId, seq } from "../vocabulary";
import { Device, type Tab } from "./device";
import { bob, kitchen, lobby } from "./roomLog";

const rooms = [lobby, kitchen];
const codes = [1000, 1001, 1002, 1006, 1011, 4408, 4413];

/** One person in two rooms, over a network and a server where everything goes wrong by chance. */
export class Misfortune {
  readonly device: Device;
  /** What the person wrote, in order, by room. */
  readonly written = new Map<RoomId, string[]>(rooms.map((room) => [room, []]));
  timelines: Timeline[] = [];
  private tab: Tab | undefined;
  private readonly random: () => number;
  private bad = false;

  constructor(seed: number) {
    this.device = new Device(seed);
    this.random = this.device.random;
    const { server } = this.device;
    server.rooms = rooms;
    server.log.mostRows = 20;
    server.latency = () => (this.bad ? this.random() * 3_000 : 1);
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

  async begin(): Promise<void> {
    for (const room of rooms) for (let at = this.below(15); at >= 0; at--) this.device.server.post(room, bob, `${at}`);
    await this.open();
    this.bad = true;
  }

  /** Something happens. */
  async step(): Promise<void> {
    const { server, clock } = this.device;
    const room = this.one(rooms);
    const timeline = this.one(this.timelines);
    const { socket } = server;
    const doings: (() => unknown)[] = [
      () => this.say(room),
      () => this.say(room),
      () => server.log.skip(),
      () => socket.deliver(1 + this.below(4)),
      () => socket.deliver(),
      () => socket.queue.shift(),
      () => this.double(),
      () => this.fallBehind(room),
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
      server.socket.deliver();
      server.socket.ping(`heal ${round}`);
      server.socket.deliver();
      await clock.pass(3_000);
    }
    for (const timeline of this.timelines) timeline.jumpToNewest();
  }

  async end(): Promise<void> {
    await this.tab?.close();
  }

  private async open(): Promise<void> {
    this.tab = await this.device.tab();
    for (let tries = 0; this.tab.teahouse.state.getState().kind === "outside" && tries < 50; tries++) {
      await this.device.clock.pass(5_000);
    }
    const { messages } = this.tab.house;
    this.timelines = rooms.map((room) => messages.open(room));
  }

  private async reload(): Promise<void> {
    await this.tab?.close();
    await this.open();
  }

  private say(room: RoomId): void {
    for (let count = this.below(8); count >= 0; count--) this.device.server.post(room, bob, `bob ${this.random()}`);
  }

  private write(timeline: Timeline): void {
    const text = `alice ${this.random()}`;
    this.written.get(timeline.state.getState().room)?.push(text);
    timeline.post(text);
  }

  /** A frame comes twice, the second time late. */
  private double(): void {
    const { queue } = this.device.server.socket;
    const frame = queue[this.below(queue.length)];
    if (frame?.type === "events") queue.push(frame);
  }

  private fallBehind(room: RoomId): void {
    const { queue } = this.device.server.socket;
    const kept = queue.filter((frame) => frame.room !== room || frame.type !== "events");
    if (kept.length === queue.length || !this.device.server.socket.hears(room)) return;
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
