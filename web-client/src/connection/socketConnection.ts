import { createStore } from "zustand/vanilla";
import { backoff } from "../backoff";
import type { Rest } from "../session/rest";
import type { SessionState } from "../session/session";
import type { Socket, Stop, Surroundings } from "../surroundings";
import type { Millis, UserId } from "../vocabulary";
import { policyOf } from "./closeCodes";
import type { Connection, ConnectionState, Ending, Interruption } from "./connection";
import type { Answer, Frame, Question, Welcome } from "./frames";
import { abandon, OpenLine } from "./openLine";
import { readFrame } from "./readFrame";
import type { ServerClock } from "./serverClock";

/** Hears what the connection hears, in order. */
export interface Listener {
  opened(welcome: Welcome): void;
  heard(frame: Frame): void;
  lost(): void;
}

export interface ConnectionHost {
  readonly me: UserId;
  readonly around: Surroundings;
  readonly rest: Rest;
  readonly serverClock: ServerClock;
  /** Asks whose session it is: a refused upgrade looks like a broken network to a page. */
  readonly askSession: () => Promise<SessionState>;
  readonly closedFor: (why: Ending) => void;
}

/** Until `welcome`: a server that answers nothing is left after this. */
const longestGreeting: Millis = 15_000;
/** A socket that stood for this long was a good one: the next back-off begins anew. */
const goodAfter: Millis = 10_000;

/** What there is beside the state that views see; each owns its socket and timers. */
type Held =
  | { readonly kind: "none" }
  | { readonly kind: "dialled"; readonly socket: Socket; readonly stop: Stop }
  | { readonly kind: "line"; readonly line: OpenLine; readonly since: Millis; readonly stop: Stop }
  | { readonly kind: "timer"; readonly stop: Stop };

/** Keeps one socket open as long as it is wanted: dials, waits, comes back, or says that it does not. */
export class SocketConnection implements Connection {
  readonly state = createStore<ConnectionState>(() => ({ kind: "idle" }));
  private held: Held = { kind: "none" };
  private attempt = 0;
  private draining: Millis | undefined;
  private readonly listeners: Listener[] = [];
  private readonly stops: Stop[];
  private readonly around: Surroundings;

  constructor(private readonly host: ConnectionHost) {
    this.around = host.around;
    const { page } = host.around;
    this.stops = [
      page.on("online", () => this.retryNow()),
      page.on("offline", () => this.held.kind === "line" && this.held.line.doubt()),
      page.on("visible", () => (this.held.kind === "line" ? this.held.line.doubt() : this.retryNow())),
    ];
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  start(): void {
    if (this.state.getState().kind === "idle") this.dial();
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
    this.leave({ kind: "idle" });
  }

  retryNow(): void {
    const { kind } = this.state.getState();
    if (kind === "waiting" || kind === "offline") this.dial();
  }

  /** Asks on the open socket; `answered` hears once, `lost` when there is or will be no answer. */
  ask(question: Question, answered: (answer: Answer) => void): void {
    if (this.held.kind === "line") this.held.line.ask(question, answered);
    else answered({ type: "lost" });
  }

  private dial(): void {
    this.attempt++;
    this.draining = undefined;
    this.leave({ kind: "connecting", attempt: this.attempt });
    const socket = this.around.openSocket();
    const stop = this.around.clock.after(longestGreeting, () => this.over(1006));
    this.held = { kind: "dialled", socket, stop };
    socket.onmessage = ({ data }) => this.hear(readFrame(data));
    socket.onclose = ({ code }) => this.over(code);
  }

  private hear(frame: Frame): void {
    if (frame.type === "welcome" && this.held.kind === "dialled") this.greet(frame, this.held);
    if (this.held.kind !== "line") return;
    this.held.line.hear(frame);
    if (frame.type === "stale" || frame.type === "fresh")
      this.state.setState({ kind: "open", freshness: frame.type }, true);
    if (frame.type === "draining") this.move(frame.reconnectAfterMs);
    if (frame.type !== "welcome") for (const listener of this.listeners) listener.heard(frame);
  }

  private greet(welcome: Welcome, dialled: Held & { kind: "dialled" }): void {
    // The cookie is somebody else's by now: nothing of mine goes over their socket.
    if (welcome.user !== this.host.me) {
      this.end("wrongIdentity");
      return;
    }
    dialled.stop();
    const { rest, serverClock } = this.host;
    serverClock.told(welcome.serverTime);
    const line = new OpenLine(this.around, rest, serverClock, dialled.socket, welcome, () => this.over(1006));
    const stop = this.around.clock.after(goodAfter, () => {
      this.attempt = 0;
    });
    this.held = { kind: "line", line, since: this.around.clock.now(), stop };
    this.state.setState({ kind: "open", freshness: "fresh" }, true);
    for (const listener of this.listeners) listener.opened(welcome);
  }

  /** The server goes; it told each socket another moment, so that not all come to its neighbours at once. */
  private move(delay: Millis): void {
    if (this.held.kind !== "line") return;
    this.held.stop();
    this.attempt = 0;
    this.draining = this.around.clock.now() + delay;
    this.held = { ...this.held, stop: this.around.clock.after(delay, () => this.dial()) };
  }

  /** The socket ended, with that code or as if: 1006 when it answered nothing. */
  private over(code: number): void {
    const greeted = this.held.kind === "line";
    const policy = policyOf(code);
    if (policy.kind === "stay") {
      this.end(policy.why);
    } else if (policy.kind === "askSession" || !greeted) {
      void this.checkThenWait(policy.kind === "comeBack" ? policy.atLeast : 0);
    } else {
      this.wait(policy.why, policy.atLeast);
    }
  }

  private end(why: Ending): void {
    this.leave({ kind: "closed", why });
    this.host.closedFor(why);
  }

  private async checkThenWait(atLeast: Millis): Promise<void> {
    this.wait("lost", atLeast);
    // Whoever started this connection stops it when the answer is that somebody else, or nobody, is signed in.
    await this.host.askSession();
  }

  private wait(why: Interruption, atLeast: Millis): void {
    const now = this.around.clock.now();
    const told = this.draining === undefined ? 0 : this.draining - now;
    const delay = told > 0 ? told : Math.max(atLeast, backoff(this.attempt + 1, this.around.random));
    // Tried all the same: browsers are sometimes wrong about being offline.
    if (!this.around.page.online()) this.leave({ kind: "offline" });
    else this.leave({ kind: "waiting", until: now + delay, attempt: this.attempt, why: told > 0 ? "moving" : why });
    this.held = { kind: "timer", stop: this.around.clock.after(delay, () => this.dial()) };
  }

  /** Lets go of whatever is held, and then is in that state. */
  private leave(next: ConnectionState): void {
    const held = this.held;
    this.held = { kind: "none" };
    if (held.kind !== "none") held.stop();
    if (held.kind === "dialled") abandon(held.socket);
    if (held.kind === "line") held.line.close();
    this.state.setState(next, true);
    if (held.kind === "line") for (const listener of this.listeners) listener.lost();
  }
}
