import type { Socket } from "../surroundings";
import type { RoomId } from "../vocabulary";
import type { LoggedEvent } from "./roomLog";
import type { SimulatedServer } from "./simulatedServer";

type Told = Record<string, unknown> & { readonly type: string; readonly ref: string };

/** An event as a frame has it, which names the room itself. */
export const shown = ({ room: _room, ...event }: LoggedEvent) => event;

/** The server's end of one socket. Frames lie in a queue until the test delivers, drops or doubles them. */
export class ServerSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;
  readonly heard: Told[] = [];
  /** Frames on their way. */
  readonly queue: Record<string, unknown>[] = [];
  private readonly upTo = new Map<RoomId, number>();
  state: "open" | "closed" = "open";

  constructor(private readonly server: SimulatedServer) {}

  send(text: string): void {
    const told = JSON.parse(text) as Told;
    this.heard.push(told);
    this.server.hear(this, told);
  }

  close(): void {
    this.state = "closed";
  }

  /** Says it now, before whatever is queued. */
  say(frame: Record<string, unknown>): void {
    if (this.state === "open") this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** Cut from the server's side. */
  cut(code: number): void {
    if (this.state === "closed") return;
    this.state = "closed";
    this.onclose?.({ code });
  }

  subscribe(room: RoomId): number {
    if (!this.upTo.has(room)) this.upTo.set(room, this.server.log.end - 1);
    return this.server.log.end;
  }

  unsubscribe(room: RoomId): void {
    this.upTo.delete(room);
  }

  hears(room: RoomId): boolean {
    return this.upTo.has(room);
  }

  /** Puts a frame for these events of one room into the queue. */
  frame(room: RoomId, events: readonly LoggedEvent[]): void {
    const after = this.upTo.get(room);
    if (after === undefined) return;
    const upTo = this.server.log.end - 1;
    this.upTo.set(room, upTo);
    this.queue.push({ type: "events", room, after, upTo, events: events.map(shown) });
  }

  /** The node lost its place in the room: what it sends next begins there. */
  forgetPlace(room: RoomId): void {
    if (this.upTo.has(room)) this.upTo.set(room, this.server.log.end - 1);
  }

  ping(ref: string): void {
    this.queue.push({ type: "ping", ref, heads: Object.fromEntries(this.upTo) });
  }

  /** Delivers the first `count` queued frames. */
  deliver(count = Number.POSITIVE_INFINITY): void {
    for (let at = 0; at < count && this.queue.length > 0; at++) this.say(this.queue.shift() as Record<string, unknown>);
  }
}
