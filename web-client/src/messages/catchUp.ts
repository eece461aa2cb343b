import { backoff } from "../backoff";
import type { Problem } from "../session/problem";
import type { Stop, Surroundings } from "../surroundings";
import type { Millis, RoomId, Seq } from "../vocabulary";
import type { Changes, History, HistoryPage } from "./history";
import type { AnyRow } from "./row";

/** What a room wants of history. Exactly one of `changed`, `replaced`, `refused` is called, unless it is stopped. */
export interface Want {
  readonly room: RoomId;
  /** All that changed after it, or the newest page. */
  readonly after: Seq | "newest";
  /** History answers once it has read everything below. */
  readonly until: Seq;
  /** Somebody looks at the room: it goes first. */
  readonly isLookedAt: () => boolean;
  readonly changed: (rows: readonly AnyRow[], through: Seq, floor: Seq) => void;
  readonly replaced: (page: HistoryPage) => void;
  readonly refused: (problem: Problem) => void;
  /** It failed for now, and is tried again then. */
  readonly waits: (until: Millis, problem: Problem) => void;
}

const mostAtOnce = 4;
const mostRooms = 200;
/** What one tick asks for goes out together. */
const gather: Millis = 5;

type Queued = { want: Want; attempt: number };

/** Fetches for all rooms, a few at a time, what they wish: rooms that are looked at first, the others many in one request. */
export class CatchUp {
  private queue: Queued[] = [];
  private readonly stopped = new WeakSet<Want>();
  private readonly timers = new Set<Stop>();
  private running = 0;
  private flushing: Stop | undefined;

  constructor(
    private readonly history: History,
    private readonly around: Pick<Surroundings, "clock" | "random">,
  ) {}

  add(want: Want): Stop {
    this.push([{ want, attempt: 0 }]);
    return () => {
      this.stopped.add(want);
      this.queue = this.queue.filter((queued) => queued.want !== want);
    };
  }

  stop(): void {
    this.queue = [];
    this.flushing?.();
    for (const timer of this.timers) timer();
  }

  private push(queued: readonly Queued[]): void {
    this.queue.push(...queued.filter(({ want }) => !this.stopped.has(want)));
    this.flushing ??= this.around.clock.after(gather, () => {
      this.flushing = undefined;
      this.go();
    });
  }

  private go(): void {
    while (this.running < mostAtOnce && this.queue.length > 0) {
      const batch = this.take();
      this.running++;
      void this.fetch(batch).finally(() => {
        this.running--;
        this.go();
      });
    }
  }

  private take(): Queued[] {
    const first = this.queue.find(({ want }) => want.isLookedAt()) ?? (this.queue[0] as Queued);
    const together =
      first.want.after === "newest" || first.want.isLookedAt()
        ? [first]
        : this.queue.filter(({ want }) => want.after !== "newest").slice(0, mostRooms);
    this.queue = this.queue.filter((queued) => !together.includes(queued));
    return together;
  }

  private async fetch(batch: readonly Queued[]): Promise<void> {
    const wishes = batch.map(({ want: { room, after, until } }) => ({ room, after: after as Seq, until }));
    const [one] = batch;
    const [wish] = wishes;
    if (!one || !wish) return;
    if (one.want.after === "newest") return this.fetchNewest(one);
    if (batch.length === 1) return this.settle([one], new Map([[wish.room, await this.history.changes(wish)]]));
    return this.settle(batch, await this.history.changesOfMany(wishes));
  }

  private async fetchNewest(queued: Queued): Promise<void> {
    const answer = await this.history.page(queued.want.room, "newest", queued.want.until);
    if (this.stopped.has(queued.want)) return;
    if (answer.kind === "done") queued.want.replaced(answer.value);
    else this.failed([queued], answer.problem);
  }

  private async settle(batch: readonly Queued[], answers: ReadonlyMap<RoomId, Changes>): Promise<void> {
    const failures = new Map<Problem, Queued[]>();
    for (const queued of batch) {
      const { want } = queued;
      const answer = answers.get(want.room);
      if (!answer || this.stopped.has(want)) continue;
      if (answer.kind === "complete") want.changed(answer.rows, answer.through, answer.floor);
      else if (answer.kind === "reset") await this.fetchNewest(queued);
      else failures.set(answer.problem, [...(failures.get(answer.problem) ?? []), queued]);
    }
    for (const [problem, queued] of failures) this.failed(queued, problem);
  }

  /** Rooms that failed together try again together. */
  private failed(batch: readonly Queued[], problem: Problem): void {
    if (!problem.retryable) {
      for (const { want } of batch) want.refused(problem);
      return;
    }
    const attempt = Math.max(...batch.map((queued) => queued.attempt)) + 1;
    const delay = Math.max(problem.retryAfterMs ?? 0, backoff(attempt, this.around.random));
    for (const { want } of batch) want.waits(this.around.clock.now() + delay, problem);
    const timer = this.around.clock.after(delay, () => {
      this.timers.delete(timer);
      this.push(batch.map(({ want }) => ({ want, attempt })));
    });
    this.timers.add(timer);
  }
}
