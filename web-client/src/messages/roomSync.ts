import { backoff } from "../backoff";
import type { EventsFrame, Refusal } from "../connection/frames";
import type { Problem } from "../session/problem";
import type { Stop, Surroundings } from "../surroundings";
import { nothing, type Seq, seq } from "../vocabulary";
import { Aside } from "./aside";
import type { Want } from "./catchUp";
import type { RoomRows } from "./roomRows";
import type { SyncHost, SyncState } from "./syncState";

const noStop: Stop = () => {};

/** Keeps one room complete: subscribe, then fetch; frames meanwhile aside; a proved gap begins it again. */
export class RoomSync {
  state: SyncState = { kind: "apart" };
  /** The highest seq that a ping named: less than that, and the last frame was lost. */
  private head: Seq = nothing;
  /** How often it began again without getting further. */
  private vainly = 0;
  private lastBegun: Seq = nothing;

  constructor(
    private readonly rows: RoomRows,
    private readonly host: SyncHost,
    private readonly around: Pick<Surroundings, "clock" | "random">,
  ) {}

  /** Subscribes, at once or after a back-off when the last time led nowhere. */
  begin(): void {
    this.vainly = this.rows.through > this.lastBegun || this.state.kind === "apart" ? 0 : this.vainly + 1;
    this.lastBegun = this.rows.through;
    const ask = () => this.host.subscribe(this.rows.room);
    const delay = this.vainly === 0 ? 0 : backoff(this.vainly, this.around.random);
    if (delay === 0) ask();
    this.turn({
      kind: "subscribing",
      aside: new Aside(),
      stop: delay === 0 ? noStop : this.around.clock.after(delay, ask),
    });
  }

  /** The socket is gone, or the room is not wanted any more. */
  apart(): void {
    this.head = nothing;
    this.turn({ kind: "apart" });
  }

  subscribed(from: Seq, current: boolean): void {
    if (this.state.kind !== "subscribing") return;
    const { aside } = this.state;
    // A head told before the answer is below `from`, or comes behind it: it proves nothing any more.
    this.head = nothing;
    const before = seq(Math.max(0, from - 1));
    if (this.rows.isEmpty) this.host.firstSeen(before);
    if (current && this.rows.isEmpty) {
      this.rows.replace({ rows: [], hasOlder: false, hasNewer: false, through: before, floor: nothing });
    } else if (current) {
      this.rows.takeChanges([], before, nothing);
    }
    if (current) this.resume(aside);
    else if (this.rows.isEmpty && !this.host.isLookedAt()) this.doze(from, aside);
    else this.fetch(from, aside);
  }

  refused(refusal: Refusal): void {
    const { code, message, retryable } = refusal;
    const problem: Problem = { code, status: 0, title: "", detail: message, retryable };
    const delay = Math.max(refusal.retryAfterMs ?? 0, backoff(Math.max(1, ++this.vainly), this.around.random));
    const waits = retryable ? { waits: { until: this.around.clock.now() + delay, problem } } : {};
    const stop = retryable ? this.around.clock.after(delay, () => this.begin()) : noStop;
    this.turn({ kind: "refused", problem, stop, ...waits });
  }

  hear(frame: EventsFrame): void {
    switch (this.state.kind) {
      case "live":
        if (this.rows.takeFrame(frame) === "gap") this.begin();
        break;
      case "subscribing":
      case "fetching":
        this.state.aside.add(frame);
        break;
      case "dormant": {
        const aside = new Aside();
        aside.add(frame);
        this.doze(this.state.from, aside);
        break;
      }
      case "apart":
      case "refused":
        break;
    }
  }

  behind(): void {
    if (this.state.kind === "live" || this.state.kind === "dormant") this.begin();
    else if ("aside" in this.state) this.state.aside.miss();
  }

  /** A ping says how far the room's frames went. */
  hearHead(head: Seq): void {
    if (head > this.head) this.head = head;
    if (this.state.kind === "live" && this.head > this.rows.through) this.begin();
  }

  /** Somebody opened the room. */
  look(): void {
    if (this.state.kind === "dormant") this.fetch(this.state.from, new Aside());
    else if (this.state.kind === "refused" && this.state.problem.retryable) this.begin();
  }

  /** Sleeps on while nothing is in what was heard; `from` moves with it. */
  private doze(from: Seq, aside: Aside): void {
    const { frames, missed } = aside.taken();
    let position = from;
    for (const frame of frames) {
      if (missed || frame.rows.length > 0 || frame.after >= position) {
        this.fetch(position, aside);
        return;
      }
      position = seq(Math.max(position, frame.upTo + 1));
    }
    if (missed) this.fetch(position, aside);
    else this.turn({ kind: "dormant", from: position });
  }

  private fetch(until: Seq, aside: Aside): void {
    const want: Want = {
      room: this.rows.room,
      after: this.rows.isEmpty ? "newest" : this.rows.through,
      until,
      isLookedAt: () => this.host.isLookedAt(),
      changed: (rows, through, floor) => {
        this.rows.takeChanges(rows, through, floor);
        this.resume(aside);
      },
      replaced: (page) => {
        this.rows.replace(page);
        this.resume(aside);
      },
      refused: (problem) => this.turn({ kind: "refused", problem, stop: noStop }),
      waits: (at, problem) => this.turn({ kind: "fetching", aside, stop, waits: { until: at, problem } }),
    };
    const stop = this.host.catchUp.add(want);
    this.turn({ kind: "fetching", aside, stop });
  }

  /** Complete through what was fetched; now what was kept aside, and then live. */
  private resume(aside: Aside): void {
    this.turn({ kind: "live" });
    const { frames, missed } = aside.taken();
    for (const frame of frames) {
      if (this.rows.takeFrame(frame) === "gap") {
        this.begin();
        return;
      }
    }
    if (missed || this.head > this.rows.through) this.begin();
  }

  private turn(next: SyncState): void {
    const before = this.state;
    if ("stop" in before && !("stop" in next && next.stop === before.stop)) before.stop();
    this.state = next;
    this.host.changed();
  }
}
