import { expect, test } from "vitest";
import { openDatabase } from "../kept/database";
import { Misfortune } from "../testing/misfortune";
import { alice } from "../testing/roomLog";
import type { Timeline } from "./timeline";

const seeds = Array.from(
  { length: Number(process.env.SEEDS ?? 20) },
  (_, at) => at + Number(process.env.FIRST_SEED ?? 1),
);
const steps = 150;

const worlds = seeds.flatMap((seed) => [1, 2].map((tabs) => [tabs, seed] as const));

test.each(worlds)(
  "whatever goes wrong, nothing is missing, doubled or out of order (tabs: %i, seed: %i)",
  { timeout: 60_000 },
  async (tabs, seed) => {
    const misfortune = new Misfortune(seed, tabs);
    await misfortune.begin();
    for (let step = 0; step < steps; step++) {
      await misfortune.step();
      for (const timeline of misfortune.timelines) showsNoHole(misfortune, timeline);
    }
    await misfortune.heal();
    for (const timeline of misfortune.timelines) {
      showsNoHole(misfortune, timeline);
      showsTheNewest(misfortune, timeline);
      wroteOnceInOrder(misfortune, timeline);
    }
    await misfortune.end();
    await keepsNoHole(misfortune);
  },
);

/** Between the first and the last row that are shown, every line of the room is shown once, in order. */
function showsNoHole({ device }: Misfortune, timeline: Timeline): void {
  const { room, rows } = timeline.state.getState();
  const shown = rows.map((row) => row.seq);
  const [first, last] = [shown[0] ?? 0, shown.at(-1) ?? 0];
  const all = device.server.log.lines(room).map((line) => line.seq);
  expect(shown).toEqual(all.filter((seq) => seq >= first && seq <= last));
}

/** What is shown is the end of the room's lines, each in its last state. */
function showsTheNewest({ device }: Misfortune, timeline: Timeline): void {
  const { room, rows, freshness } = timeline.state.getState();
  expect(freshness).toEqual({ kind: "live" });
  const lines = device.server.log.lines(room).slice(-rows.length);
  expect(rows.map(({ seq, changedSeq, kind }) => ({ seq, changedSeq, kind }))).toEqual(
    lines.map(({ seq, changedSeq, kind }) => ({ seq, changedSeq, kind })),
  );
}

/** Every post reached the log once, each tab's in the order written, and none waits any more. */
function wroteOnceInOrder({ device, written }: Misfortune, timeline: Timeline): void {
  const { room, posts } = timeline.state.getState();
  expect(posts).toEqual([]);
  const logged = device.server.log.events.filter((event) => event.room === room && event.by === alice);
  const texts = written.get(room) ?? [];
  expect(logged).toHaveLength(texts.length);
  for (const tab of ["tab 0", "tab 1"]) {
    const ofTab = logged.map((event) => String(event.text)).filter((text) => text.startsWith(tab));
    expect(ofTab).toEqual(texts.filter((text) => text.startsWith(tab)));
  }
}

/** On the disk, everything in (low, through] is there as it was at `through`. */
async function keepsNoHole({ device, timelines }: Misfortune): Promise<void> {
  const database = await openDatabase(device.indexedDB as IDBFactory, alice);
  for (const { state } of timelines) {
    const { room } = state.getState();
    const { low, through } = (await database.get("coverage", room)) ?? { low: 0, through: 0 };
    expect(through).toBeGreaterThan(0);
    const range = IDBKeyRange.bound([room, low], [room, through], true);
    const kept = await database.getAll("rows", range);
    const lines = device.server.log.lines(room).filter(({ seq }) => seq > low && seq <= through);
    expect(kept.map(({ seq, changedSeq }) => ({ seq, changedSeq }))).toEqual(
      lines.map(({ seq, changedSeq }) => ({ seq, changedSeq })),
    );
  }
  database.close();
}
