import type { Millis } from "./vocabulary";

/** Ends something that goes on: a timer, a listener. Calling it twice is fine. */
export type Stop = () => void;

/** Time and its timers. Whoever starts a timer keeps its {@link Stop} and uses it. */
export interface Clock {
  now(): Millis;
  after(delay: Millis, run: () => void): Stop;
}

/** As much of a WebSocket as we use. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** What the browser says about the page. */
export interface Page {
  online(): boolean;
  /** Path, query and fragment of the page: where sign-in comes back to. */
  place(): string;
  on(event: "online" | "offline" | "visible", heard: () => void): Stop;
}

/** Speaks to the other tabs of this browser. */
export interface Channel {
  send(message: unknown): void;
  onMessage: ((message: unknown) => void) | null;
  close(): void;
}

/** Everything that the client touches outside itself; tests put their own in its place. */
export interface Surroundings {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: () => Socket;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly page: Page;
  /** Absent where the browser gives none (some private windows). */
  readonly indexedDB?: IDBFactory;
  /** Holds the lock of that name until stopped, as soon as nobody else does; `held` is told. */
  readonly lock: (name: string, held: () => void) => Stop;
  readonly openChannel: (name: string) => Channel;
  /** The language that answers should be in, if the person chose one. */
  readonly language: () => string | undefined;
}
