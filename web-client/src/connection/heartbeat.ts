import type { Clock, Stop } from "../surroundings";
import type { Millis } from "../vocabulary";

const proofWithin: Millis = 5_000;

/** Notices that a socket is dead though nobody closed it: the server pings, so silence is proof. */
export class Heartbeat {
  private readonly longestSilence: Millis;
  private lastHeard: Millis;
  private stopTimer: Stop;

  constructor(
    private readonly clock: Clock,
    rhythm: { readonly everyMs: Millis; readonly graceMs: Millis },
    private readonly dead: () => void,
  ) {
    this.longestSilence = rhythm.everyMs + rhythm.graceMs;
    this.lastHeard = clock.now();
    this.stopTimer = this.lookAfter(this.longestSilence);
  }

  heard(): void {
    this.lastHeard = this.clock.now();
  }

  /** The page woke up, or the network changed: `ping` is to be sent, and something must be heard soon. */
  doubt(ping: () => void): void {
    this.stopTimer();
    if (this.silence() >= this.longestSilence) {
      this.dead();
      return;
    }
    const asked = this.clock.now();
    ping();
    this.stopTimer = this.clock.after(proofWithin, () => {
      if (this.lastHeard < asked) this.dead();
      else this.look();
    });
  }

  stop(): void {
    this.stopTimer();
  }

  private look(): void {
    const left = this.longestSilence - this.silence();
    if (left <= 0) this.dead();
    else this.stopTimer = this.lookAfter(left);
  }

  private lookAfter(delay: Millis): Stop {
    return this.clock.after(delay, () => this.look());
  }

  private silence(): Millis {
    return this.clock.now() - this.lastHeard;
  }
}
