import type { EventsFrame } from "../connection/frames";

const mostRows = 1_000;

/** Live frames kept aside while their room catches up. Bounded: past that it is cheaper to catch up once more. */
export class Aside {
  private frames: EventsFrame[] = [];
  private rows = 0;
  private state: "complete" | "overflown" = "complete";

  add(frame: EventsFrame): void {
    this.rows += frame.rows.length;
    if (this.rows > mostRows || this.frames.length >= mostRows) {
      this.state = "overflown";
      this.frames = [];
      this.rows = 0;
    }
    if (this.state === "complete") this.frames.push(frame);
  }

  /** What was kept aside, in order; `missed` when there was more than that, or `behind` said so. */
  taken(): { readonly frames: readonly EventsFrame[]; readonly missed: boolean } {
    return { frames: this.frames, missed: this.state === "overflown" };
  }

  /** The server dropped frames meanwhile. */
  miss(): void {
    this.state = "overflown";
  }
}
