import type { Row } from "../messages/row";
import { nothing, type RoomId, type Seq, seq } from "../vocabulary";
import { type Coverage, type Database, rowsBetween } from "./database";

const lastSeq = seq(Number.MAX_SAFE_INTEGER);

interface Waiting {
  /** Whether what is kept of the room so far goes first, unless it is complete beyond that seq. */
  readonly before: { readonly kind: "stays" } | { readonly kind: "goes"; readonly unlessBeyond: Seq };
  readonly rows: readonly Row[];
  readonly coverage?: Coverage;
}

/**
 * Writes rows with the coverage that they complete, never apart. While one transaction runs, what comes meanwhile is
 * gathered for the next: the busier it is, the fewer there are.
 *
 * Tabs share the database. A row replaces a kept one only if its changedSeq is higher. Coverage is written by whoever is
 * complete through at least as much as what is kept: each tab's coverage is true of the rows that it has written itself.
 */
export class RowWrites {
  private readonly waiting = new Map<RoomId, Waiting>();
  private running: Promise<void> | undefined;

  constructor(private readonly use: (work: (database: Database) => Promise<void>) => Promise<void>) {}

  add(room: RoomId, rows: readonly Row[], coverage: Coverage): void {
    const waiting = this.waiting.get(room);
    this.waiting.set(room, {
      before: waiting?.before ?? { kind: "stays" },
      rows: waiting ? [...waiting.rows, ...rows] : rows,
      coverage,
    });
    this.running ??= this.run();
  }

  /**
   * Deletes all of the room, and what waits to be written: in order with what is written before and after. What is complete
   * beyond the seq that ended the right was written by another tab, after a new beginning, and stays.
   */
  forget(room: RoomId, unlessBeyond = lastSeq): void {
    this.waiting.set(room, { before: { kind: "goes", unlessBeyond }, rows: [] });
    this.running ??= this.run();
  }

  async settled(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    await undefined;
    while (this.waiting.size > 0) {
      const batch = [...this.waiting];
      this.waiting.clear();
      await this.use((database) => writeAll(database, batch));
    }
    this.running = undefined;
  }
}

async function writeAll(database: Database, batch: readonly (readonly [RoomId, Waiting])[]): Promise<void> {
  const tx = database.transaction(["rows", "coverage"], "readwrite");
  const kept = tx.objectStore("rows");
  const coverages = tx.objectStore("coverage");

  async function forget(room: RoomId, unlessBeyond: Seq): Promise<void> {
    const before = await coverages.get(room);
    if (before && before.through > unlessBeyond) return;
    await Promise.all([kept.delete(rowsBetween(room, nothing, lastSeq)), coverages.delete(room)]);
  }

  async function writeRow(room: RoomId, row: Row): Promise<void> {
    const before = await kept.get([room, row.seq]);
    if (!before || before.changedSeq < row.changedSeq) await kept.put(row, [room, row.seq]);
  }

  async function writeCoverage(room: RoomId, coverage: Coverage): Promise<void> {
    const before = await coverages.get(room);
    if (before && before.through > coverage.through) return;
    await coverages.put(coverage, room);
    if (coverage.floor > (before?.floor ?? 0)) {
      await kept.delete(rowsBetween(room, nothing, seq(coverage.floor - 1)));
    }
  }

  async function writeRoom(room: RoomId, { before, rows, coverage }: Waiting): Promise<void> {
    if (before.kind === "goes") await forget(room, before.unlessBeyond);
    await Promise.all(newestStates(rows).map((row) => writeRow(room, row)));
    if (coverage) await writeCoverage(room, coverage);
  }

  try {
    await Promise.all([...batch.map(([room, waiting]) => writeRoom(room, waiting)), tx.done]);
  } catch (failure) {
    // A value that cannot be stored does not end its transaction by itself: the coverage would be kept without the row.
    abort(tx);
    throw failure;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}

/** Two states of one row in a batch would race with each other. */
function newestStates(rows: readonly Row[]): readonly Row[] {
  const newest = new Map<Seq, Row>();
  for (const row of rows) {
    const before = newest.get(row.seq);
    if (!before || before.changedSeq < row.changedSeq) newest.set(row.seq, row);
  }
  return [...newest.values()];
}
