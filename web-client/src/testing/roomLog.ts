import { type RoomId, roomId, type UserId, userId } from "../vocabulary";

/** A record of the simulated log: an event as clients see it. */
export interface LoggedEvent {
  readonly seq: number;
  readonly room: RoomId;
  readonly id: string;
  readonly kind: string;
  readonly by: UserId;
  readonly at: string;
  readonly [field: string]: unknown;
}

export type HistoryRow = Record<string, unknown> & {
  readonly entity: string;
  readonly seq: number;
  readonly changedSeq: number;
};

export const lobby = roomId("0198b2f0-0000-7000-8000-000000000001");
export const kitchen = roomId("0198b2f0-0000-7000-8000-000000000002");
export const alice = userId("0198b2f0-1111-7aaa-8bbb-000000000001");
export const bob = userId("0198b2f0-2222-7aaa-8bbb-000000000002");

const pageSize = 5;

/** The truth: one log for all rooms, and what history makes of it. Also what a right client must come to show. */
export class RoomLog {
  private next = 2 ** 40;
  readonly events: LoggedEvent[] = [];
  /** Every state that a row has had, oldest first. */
  private readonly rows = new Map<number, (HistoryRow & { room: RoomId })[]>();
  /** More rows than this at once, and history says `reset`. */
  mostRows = 60;

  /** The position behind the last record. */
  get end(): number {
    return this.next;
  }

  append(room: RoomId, event: { id: string; by: UserId; kind?: string; text?: string }): LoggedEvent {
    const known = this.find(room, event.id);
    if (known) return known;
    const logged = { kind: "message.posted", at: "2026-05-03T08:17:12.500Z", ...event, room, seq: this.next++ };
    this.events.push(logged);
    this.rows.set(logged.seq, [{ ...logged, entity: "message", changedSeq: logged.seq }]);
    return logged;
  }

  /** Another partition-mate's record: the seq of our rooms jumps. */
  skip(): void {
    this.next++;
  }

  /** Erases a row: a bare tombstone stays, changed at a seq of its own. */
  erase(seq: number): void {
    const states = this.rows.get(seq);
    const room = states?.[0]?.room;
    if (room) states.push({ room, entity: "message", seq, kind: "deleted", changedSeq: this.next++ });
  }

  find(room: RoomId, id: string): LoggedEvent | undefined {
    return this.events.find((event) => event.room === room && event.id === id);
  }

  /** The room's lines as they are once everything through there is read, ascending: what is right. */
  lines(room: RoomId, through = this.end - 1): readonly HistoryRow[] {
    const states = [...this.rows.values()].map((row) => row.findLast((state) => state.changedSeq <= through));
    const lines = states.filter((row) => row?.room === room) as HistoryRow[];
    return lines.sort((one, other) => one.seq - other.seq);
  }

  last(room: RoomId): number {
    return Math.max(0, ...this.lines(room).map((row) => row.changedSeq));
  }

  /** What happened in the room after that, unless it takes history to tell it: events say nothing of erased rows. */
  missed(room: RoomId, after: number): readonly LoggedEvent[] | undefined {
    const events = this.events.filter((event) => event.room === room && event.seq > after);
    const changed = this.lines(room).filter((row) => row.changedSeq > after);
    return changed.every((row) => row.changedSeq === row.seq) ? events : undefined;
  }

  /** What history answers that has read everything through there. */
  changes(room: RoomId, after: number, through: number): Record<string, unknown> {
    const rows = this.lines(room, through).filter((row) => row.changedSeq > after);
    rows.sort((one, other) => one.changedSeq - other.changedSeq);
    if (rows.length > this.mostRows) return { room, rows: [], floor: 0, reset: true };
    const page = rows.slice(0, pageSize);
    const more = rows.length > page.length;
    return { room, rows: page, floor: 0, ...(more ? { next: page.at(-1)?.changedSeq } : { through }) };
  }

  page(
    room: RoomId,
    ask: { before?: number; after?: number; around?: number },
    through: number,
  ): Record<string, unknown> {
    const all = this.lines(room, through);
    const { from, to } = this.range(all, ask);
    const rows = all.slice(from, to);
    return { room, rows, hasOlder: from > 0, hasNewer: to < all.length, through, floor: 0 };
  }

  private range(
    all: readonly HistoryRow[],
    { before, after, around }: { before?: number; after?: number; around?: number },
  ) {
    const below = (limit: number) => all.filter((row) => row.seq < limit).length;
    if (after !== undefined) return { from: below(after + 1), to: Math.min(all.length, below(after + 1) + pageSize) };
    if (around !== undefined) {
      const middle = below(around);
      return { from: Math.max(0, middle - 2), to: Math.min(all.length, middle + 3) };
    }
    const to = before === undefined ? all.length : below(before);
    return { from: Math.max(0, to - pageSize), to };
  }
}
