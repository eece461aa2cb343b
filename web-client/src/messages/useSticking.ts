import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { VirtuosoHandle } from "react-virtuoso";

/** Beyond the end of any list; the list itself knows where that is. */
const end = 1e9;

/**
 * Whoever is at the bottom stays there when lines grow or the list gets smaller: a name comes, the keyboard opens, a bar
 * appears. (What is added at the end is followed by the list itself.)
 */
export function useSticking(
  list: RefObject<VirtuosoHandle | null>,
  frame: RefObject<HTMLElement | null>,
  first: boolean,
) {
  const sticks = useRef(first);
  const toBottom = useCallback(() => list.current?.scrollTo({ top: end }), [list]);
  const stay = useCallback(() => {
    if (sticks.current) toBottom();
  }, [toBottom]);
  useEffect(() => {
    if (!frame.current) return;
    const watcher = new ResizeObserver(stay);
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, [frame, stay]);
  const stickIf = useCallback((atBottom: boolean) => {
    sticks.current = atBottom;
  }, []);
  return { toBottom, stay, stickIf };
}
