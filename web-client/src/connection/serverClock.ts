import type { Clock } from "../surroundings";
import type { Millis } from "../vocabulary";

/** The server's time, as far as `welcome` and refused ids tell it. Until then our own. */
export class ServerClock {
  private ahead: Millis = 0;

  constructor(private readonly clock: Clock) {}

  now(): Millis {
    return this.clock.now() + this.ahead;
  }

  told(serverTime: Millis): void {
    this.ahead = serverTime - this.clock.now();
  }
}
