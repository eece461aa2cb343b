import type { EventsFrame } from "../connection/frames";
import type { Coverage } from "../kept/database";
import type { Kept } from "../kept/kept";
import { nothing, type RoomId, type Seq, seq } from "../vocabulary";
import type { HistoryPage } from "./history";
import { mergeRows, rowsWithin } from "./mergeRows";
import { type AnyRow, isLine, type Row } from "./row";

/** Above every seq. */
export const newest = seq(Number.MAX_SAFE_INTEGER);

/**
 * The rows of one room in memory, and for what they are complete: everything in (low, through], as of `through`. That is C.
 * Rows at or below `low` may be held too: of a jump into the past, or because a change of them was heard, which must not be
 * lost when an older page arrives that was read before that change.
 */
export class RoomRows {
  private rows: readonly Row[] = [];
  private coverage: Coverage | undefined;
  /** Grows whenever everything that was held has been replaced: what was asked for before then fits no more. */
  generation = 0;
  /** What this device keeps reaches further down than memory does: to here. */
  private keptLow: Seq = nothing;

  constructor(
    readonly room: RoomId,
    private readonly kept: Kept,
    /** Hears everything that was applied: a room's details and memberships are for others. */
    private readonly applied: (rows: readonly AnyRow[]) => void,
    found: Coverage | undefined,
  ) {
    if (!found) return;
    this.coverage = { ...found, low: found.through };
    this.keptLow = found.low;
  }

  /** Complete through here; 0 with nothing at all. */
  get through(): Seq {
    return this.coverage?.through ?? nothing;
  }

  get low(): Seq {
    return this.coverage?.low ?? nothing;
  }

  get floor(): Seq {
    return this.coverage?.floor ?? nothing;
  }

  get isEmpty(): boolean {
    return this.coverage === undefined;
  }

  /** Whether there is anything before `low`. */
  get hasOlder(): boolean {
    return this.coverage !== undefined && this.coverage.low >= Math.max(1, this.coverage.floor);
  }

  /** Where the kept rows before `low` end, if there are any. */
  get keptBelow(): { readonly above: Seq; readonly upTo: Seq } | undefined {
    return this.keptLow < this.low ? { above: this.keptLow, upTo: this.low } : undefined;
  }

  within(above: Seq, upTo: Seq): readonly Row[] {
    return rowsWithin(this.rows, above, upTo);
  }

  /** Takes a live frame, unless it proves that something before it is missing. */
  takeFrame(frame: EventsFrame): "taken" | "gap" {
    if (!this.coverage || frame.after > this.coverage.through) return "gap";
    this.take(frame.rows, { ...this.coverage, through: higher(this.coverage.through, frame.upTo) });
    return "taken";
  }

  /** Takes all that changed since some earlier C; true whenever it arrives. */
  takeChanges(rows: readonly AnyRow[], through: Seq, floor: Seq): void {
    if (!this.coverage) return;
    const { low, through: before, floor: lowest } = this.coverage;
    this.take(rows, { low, through: higher(before, through), floor: higher(lowest, floor) });
  }

  /** Takes the newest page in place of everything that was held. */
  replace(page: HistoryPage): void {
    this.generation++;
    this.rows = [];
    const low = lowOf(page);
    this.keptLow = low;
    this.take(page.rows, { low, through: page.through, floor: page.floor });
  }

  /** Takes rows that reach without a hole from above `low` up to what is held. */
  extendDown(rows: readonly Row[], low: Seq, floor: Seq): void {
    if (!this.coverage) return;
    this.take(rows, {
      ...this.coverage,
      low: lower(this.coverage.low, low),
      floor: higher(this.coverage.floor, floor),
    });
  }

  /** Takes rows of the past that say nothing about their neighbours. */
  takeLoose(rows: readonly Row[]): void {
    if (this.coverage) this.take(rows, this.coverage);
  }

  /** Lets go of all but the newest `count` in memory; what is kept is kept. */
  trim(count: number): void {
    if (!this.coverage) return;
    const covered = this.within(this.coverage.low, newest);
    const first = covered[covered.length - count];
    if (first) this.coverage = { ...this.coverage, low: seq(first.seq - 1) };
    this.rows = this.within(this.coverage.low, newest);
  }

  /** Holds nothing, as if it had never been. */
  clear(): void {
    this.generation++;
    this.rows = [];
    this.coverage = undefined;
    this.keptLow = nothing;
  }

  private take(rows: readonly AnyRow[], coverage: Coverage): void {
    const lines = rows.filter(isLine);
    this.keptLow = lower(this.keptLow, coverage.low);
    this.coverage = coverage;
    this.rows = mergeRows(this.rows, lines);
    if (coverage.floor > nothing) this.rows = this.within(seq(coverage.floor - 1), newest);
    this.kept.write(this.room, lines, { ...coverage, low: this.keptLow });
    this.applied(rows);
  }
}

/** Above which seq a page is complete downwards. */
export function lowOf(page: HistoryPage): Seq {
  const first = page.rows[0];
  return page.hasOlder && first ? seq(first.seq - 1) : nothing;
}

function higher(one: Seq, other: Seq): Seq {
  return one > other ? one : other;
}

function lower(one: Seq, other: Seq): Seq {
  return one < other ? one : other;
}
