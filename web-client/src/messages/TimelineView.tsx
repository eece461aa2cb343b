import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { useHouse } from "../app/house";
import { useReading } from "../app/useReading";
import type { Room } from "../rooms/room";
import type { Seq } from "../vocabulary";
import { Announcer } from "./Announcer";
import { walkMessages } from "./arrowKeys";
import { NewerEdge, OlderEdge } from "./edges";
import { JumpButton } from "./JumpButton";
import { LineView } from "./LineView";
import { type Line, linesOf, seqOf } from "./lines";
import { firstOrigin, nextOrigin, type Origin } from "./origin";
import type { Timeline, TimelineState } from "./timeline";
import styles from "./timelineView.module.css";
import { useSticking } from "./useSticking";

interface Shown {
  readonly lines: readonly Line[];
  readonly origin: Origin;
}

export interface Around {
  readonly room: Room;
  readonly state: TimelineState;
  readonly timeline: Timeline;
}

const components = { Header: OlderEdge, Footer: NewerEdge };
const beyond = { top: 500, bottom: 300 };
/** Further lines are asked for this many lines early: what comes then is put where nothing is drawn yet, and nothing moves. */
const ahead = 20;

/** The lines of a room. `posted` counts what was written here: after one's own words one wants to see them. */
export function TimelineView({ room, state, timeline, posted }: Around & { posted: number }) {
  const { t } = useTranslation();
  const { lines, origin } = useNumbered(state);
  const list = useRef<VirtuosoHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const startsAtEnd = !lines.some(({ isNew }) => isNew);
  const [atBottom, setAtBottom] = useState(startsAtEnd);
  const { toBottom, stay, stickIf } = useSticking(list, frame, startsAtEnd);
  const atEnd = atBottom && state.newer.kind === "end";
  useMarkRead(timeline, lines, atEnd);
  const missed = useMissed(lines, atEnd, state.newSince);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each post brings the list to its end, nothing else does
  useEffect(() => {
    if (posted > 0) toBottom();
  }, [posted]);

  const jump = () => {
    timeline.jumpToNewest();
    toBottom();
  };
  const context = useMemo(() => ({ room, state, timeline }), [room, state, timeline]);
  return (
    <div className={styles.timeline}>
      {/* What scrolls by is no news: new messages are told by the announcer, and scrolled-in old ones by nobody. */}
      <div
        ref={frame}
        className={styles.log}
        role="log"
        aria-live="off"
        aria-label={t("messages.log", { room: room.name })}
        onKeyDown={walkMessages}
      >
        <Virtuoso
          key={origin.life}
          ref={list}
          className={styles.list}
          data={lines}
          context={context}
          components={components}
          firstItemIndex={origin.first}
          initialTopMostItemIndex={startOf(lines, origin)}
          computeItemKey={(_, line) => line.key}
          itemContent={(_, line) => <LineView line={line} />}
          followOutput={(isAtBottom) => isAtBottom && "auto"}
          atBottomStateChange={(isAtBottom) => {
            setAtBottom(isAtBottom);
            stickIf(isAtBottom);
          }}
          totalListHeightChanged={stay}
          atBottomThreshold={48}
          rangeChanged={({ startIndex, endIndex }) => {
            if (startIndex - origin.first < ahead && state.older.kind === "more") timeline.loadOlder();
            if (origin.first + lines.length - endIndex < ahead && state.newer.kind === "more") timeline.loadNewer();
          }}
          increaseViewportBy={beyond}
          // Heights are corrected before they are painted, not a frame later.
          skipAnimationFrameInResizeObserver
        />
      </div>
      {!atEnd && <JumpButton missed={missed} onJump={jump} />}
      <Announcer rows={state.rows} live={state.freshness.kind === "live"} />
    </div>
  );
}

/** Lines with numbers that stay, however much is put before them. */
function useNumbered(state: TimelineState): Shown {
  const { me } = useHouse();
  const { rows, posts, older, newSince } = state;
  const atBeginning = older.kind === "end";
  // biome-ignore lint/correctness/useExhaustiveDependencies: of `older` it only matters whether it is the end
  const lines = useMemo(() => linesOf({ rows, posts, older, newSince }, me), [rows, posts, atBeginning, newSince, me]);
  const [shown, setShown] = useState<Shown>({ lines, origin: firstOrigin });
  if (shown.lines === lines) return shown;
  const keys = (of: readonly Line[]) => of.map(({ key }) => key);
  const next = { lines, origin: nextOrigin(shown.origin, keys(shown.lines), keys(lines)) };
  setShown(next);
  return next;
}

/** A room opens at its "new" line, with a little of what was before it; without one, and ever after, at its end. */
function startOf(lines: readonly Line[], { life }: Origin) {
  const firstNew = life === firstOrigin.life ? lines.findIndex(({ isNew }) => isNew) : -1;
  if (firstNew < 0) return { index: lines.length - 1, align: "end" as const };
  return { index: firstNew, align: "start" as const, offset: -120 };
}

const lastSeq = (lines: readonly Line[]): Seq | undefined =>
  lines.reduceRight<Seq | undefined>((found, line) => found ?? seqOf(line), undefined);

function useMarkRead(timeline: Timeline, lines: readonly Line[], atEnd: boolean) {
  const reading = useReading();
  const newest = lastSeq(lines);
  useEffect(() => {
    if (reading && atEnd && newest !== undefined) timeline.markRead(newest);
  }, [timeline, reading, atEnd, newest]);
}

/** How many messages of others came below what is seen. */
function useMissed(lines: readonly Line[], atEnd: boolean, newSince: Seq): number {
  const { me } = useHouse();
  const newest = lastSeq(lines);
  const [seen, setSeen] = useState(() => (lines.some(({ isNew }) => isNew) ? newSince : newest));
  useEffect(() => {
    if (atEnd) setSeen(newest);
  }, [atEnd, newest]);
  return lines.filter((line) => line.kind === "message" && line.row.by !== me && line.row.seq > (seen ?? 0)).length;
}
