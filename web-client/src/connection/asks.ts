import type { Clock, Stop } from "../surroundings";
import type { Millis } from "../vocabulary";
import type { Answer, Frame } from "./frames";

const longestWait: Millis = 20_000;

/** The questions of one socket that wait for their answer. Each hears exactly one. */
export class Asks {
  private readonly waiting = new Map<string, { readonly answered: (answer: Answer) => void; readonly stop: Stop }>();
  private made = 0;

  constructor(private readonly clock: Clock) {}

  /** A new ref; `answered` hears what repeats it, or `lost`. */
  make(answered: (answer: Answer) => void): string {
    const ref = String(++this.made);
    const stop = this.clock.after(longestWait, () => this.answer(ref, { type: "lost" }));
    this.waiting.set(ref, { answered, stop });
    return ref;
  }

  /** Hands a frame to the question that it answers, if there is one. */
  hear(frame: Frame): void {
    if ("ref" in frame && frame.ref !== undefined && frame.type !== "ping") this.answer(frame.ref, frame);
  }

  lose(): void {
    for (const ref of [...this.waiting.keys()]) this.answer(ref, { type: "lost" });
  }

  private answer(ref: string, answer: Answer): void {
    const asked = this.waiting.get(ref);
    if (!asked) return;
    this.waiting.delete(ref);
    asked.stop();
    asked.answered(answer);
  }
}
