import type { Seq } from "../vocabulary";
import type { Row } from "./row";

/** Both together, ascending by seq, each seq once: an incoming row wins over a held one only by a higher changedSeq. */
export function mergeRows(held: readonly Row[], incoming: readonly Row[]): readonly Row[] {
  const first = incoming[0];
  if (!first) return held;
  const last = held.at(-1);
  const appends = incoming.every((row, at) => row.seq > (incoming[at - 1] ?? last ?? { seq: -1 }).seq);
  if (appends) return [...held, ...incoming];
  const bySeq = new Map<Seq, Row>();
  let changed = false;
  for (const row of held) bySeq.set(row.seq, row);
  for (const row of incoming) {
    const before = bySeq.get(row.seq);
    if (before && before.changedSeq >= row.changedSeq) continue;
    bySeq.set(row.seq, row);
    changed = true;
  }
  return changed ? [...bySeq.values()].sort((one, other) => one.seq - other.seq) : held;
}

/** The rows of (above, upTo]; `rows` ascending. */
export function rowsWithin(rows: readonly Row[], above: Seq, upTo: Seq): readonly Row[] {
  const from = firstAbove(rows, above);
  const to = firstAbove(rows, upTo);
  return from === 0 && to === rows.length ? rows : rows.slice(from, to);
}

function firstAbove(rows: readonly Row[], seq: Seq): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row).seq > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
