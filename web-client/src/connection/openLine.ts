import type { Rest } from "../session/rest";
import type { Socket, Surroundings } from "../surroundings";
import { Asks } from "./asks";
import type { Answer, Frame, Question, Welcome } from "./frames";
import { Heartbeat } from "./heartbeat";
import { Renewal } from "./renewal";
import type { ServerClock } from "./serverClock";

/** A socket that was greeted, with all that lives as long as it: heartbeat, renewal, open questions. */
export class OpenLine {
  private readonly asks: Asks;
  private readonly heartbeat: Heartbeat;
  private readonly renewal: Renewal;

  constructor(
    around: Surroundings,
    rest: Rest,
    serverClock: ServerClock,
    private readonly socket: Socket,
    welcome: Welcome,
    dead: () => void,
  ) {
    this.asks = new Asks(around.clock);
    this.heartbeat = new Heartbeat(around.clock, welcome.heartbeat, dead);
    const renewable = {
      socket: welcome.socket,
      serverNow: () => serverClock.now(),
      ask: (question: Question, answered: (answer: Answer) => void) => this.ask(question, answered),
    };
    this.renewal = new Renewal(around, rest, renewable, welcome.expiresAt);
  }

  ask(question: Question, answered: (answer: Answer) => void): void {
    this.send({ ...question, ref: this.asks.make(answered) });
  }

  hear(frame: Frame): void {
    this.heartbeat.heard();
    if (frame.type === "ping") this.send({ type: "pong", ref: frame.ref });
    this.asks.hear(frame);
  }

  /** The page woke up or the network changed: is it still there? */
  doubt(): void {
    this.heartbeat.doubt(() => this.send({ type: "ping", ref: this.asks.make(() => {}) }));
  }

  close(): void {
    this.heartbeat.stop();
    this.renewal.stop();
    abandon(this.socket);
    this.asks.lose();
  }

  private send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }
}

/** Nothing more is heard of it. */
export function abandon(socket: Socket): void {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
  socket.close(1000, "bye");
}
