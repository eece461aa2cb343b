import type { Clock, Stop } from "../surroundings";
import type { Millis } from "../vocabulary";

interface Timer {
  readonly at: Millis;
  readonly run: () => void;
}

/** Time that moves only when a test says so. */
export class ManualClock implements Clock {
  private time: Millis = Date.parse("2026-05-03T08:15:30.000Z");
  private timers: Timer[] = [];

  now(): Millis {
    return this.time;
  }

  after(delay: Millis, run: () => void): Stop {
    const timer = { at: this.time + Math.max(0, delay), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** How many timers somebody still owns. */
  get running(): number {
    return this.timers.length;
  }

  /** Lets that much time pass; what it sets off has happened when this resolves. */
  async pass(span: Millis): Promise<void> {
    const end = this.time + span;
    await settled();
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
      await settled();
    }
    this.time = end;
  }
}

/** Whatever is under way without a timer of ours (promises, the database) has come to rest. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 12; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
