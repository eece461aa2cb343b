import type { Kept } from "../kept/kept";
import type { Problem } from "../session/problem";
import { nothing, type Seq, seq } from "../vocabulary";
import type { History, HistoryPage, Position } from "./history";
import { lowOf, newest, type RoomRows } from "./roomRows";

/** Which rows a timeline shows: all that are held down from the newest, or those around a place in the past. */
export type Window =
  | { readonly kind: "newest" }
  | { readonly kind: "past"; readonly above: Seq; readonly upTo: Seq; readonly hasOlder: boolean };

/** Where a load led: to that window, to nothing since the rows were replaced meanwhile, or to a problem. */
export type Loaded =
  | { readonly kind: "window"; readonly window: Window }
  | { readonly kind: "outdated" }
  | { readonly kind: "failed"; readonly problem: Problem };

const newestWindow: Loaded = { kind: "window", window: { kind: "newest" } };
const outdated: Loaded = { kind: "outdated" };
const keptAtOnce = 50;

/**
 * Loads more of the past. Pages are asked for with C as their gate: history then knows at least what we know, and a
 * change of a row that is not here yet cannot fall between the two.
 */
export class ScrollBack {
  constructor(
    private readonly rows: RoomRows,
    private readonly kept: Kept,
    private readonly history: History,
  ) {}

  async older(window: Window): Promise<Loaded> {
    if (window.kind === "past") return this.olderOfPast(window);
    return (await this.recall()) ?? this.olderFromServer();
  }

  /** From this device; undefined when it has nothing more. */
  async recall(): Promise<Loaded | undefined> {
    const below = this.rows.keptBelow;
    if (!below) return undefined;
    const rows = await this.kept.rows(this.rows.room, below.above, below.upTo, keptAtOnce);
    if (!rows) return undefined;
    if (this.rows.low !== below.upTo) return outdated;
    const first = rows[0];
    const low = first && rows.length === keptAtOnce ? seq(first.seq - 1) : below.above;
    this.rows.extendDown(rows, low, nothing);
    return rows.length === 0 && this.rows.hasOlder ? undefined : newestWindow;
  }

  async around(place: Seq): Promise<Loaded> {
    if (place > this.rows.low) return newestWindow;
    return this.page({ around: place }, (page) => {
      const last = page.rows.at(-1);
      return this.joined(lowOf(page), page.hasNewer && last ? last.seq : newest);
    });
  }

  async newer(window: Window): Promise<Loaded> {
    if (window.kind === "newest") return newestWindow;
    return this.page({ after: window.upTo }, (page) => {
      const last = page.rows.at(-1);
      return this.joined(window.above, page.hasNewer && last ? last.seq : newest);
    });
  }

  private async olderOfPast(window: Window & { kind: "past" }): Promise<Loaded> {
    return this.page({ before: seq(window.above + 1) }, (page) => this.joined(lowOf(page), window.upTo));
  }

  private async olderFromServer(): Promise<Loaded> {
    return this.page({ before: seq(this.rows.low + 1) }, (page) => {
      this.rows.extendDown(page.rows, lowOf(page), page.floor);
      return { kind: "newest" };
    });
  }

  /** A window that reaches what is held down from the newest becomes one with it. */
  private joined(above: Seq, upTo: Seq): Window {
    if (upTo < this.rows.low) return { kind: "past", above, upTo, hasOlder: above >= Math.max(1, this.rows.floor) };
    this.rows.extendDown([], above, nothing);
    return { kind: "newest" };
  }

  private async page(position: Position, arrived: (page: HistoryPage) => Window): Promise<Loaded> {
    const { generation } = this.rows;
    const answer = await this.history.page(this.rows.room, position, seq(this.rows.through + 1));
    if (this.rows.generation !== generation) return outdated;
    if (answer.kind === "failed") return { kind: "failed", problem: answer.problem };
    this.rows.takeLoose(answer.value.rows);
    return { kind: "window", window: arrived(answer.value) };
  }
}
