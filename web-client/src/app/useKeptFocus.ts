import { type RefObject, useEffect, useRef } from "react";

/**
 * Where only one pane is shown, going on hides what had the focus; it would be nowhere. Then the new pane takes it, so that
 * those who listen hear where they are, and the next Tab goes on from there.
 */
export function useKeptFocus(pane: RefObject<HTMLElement | null>, page: unknown): void {
  const seen = useRef(page);
  useEffect(() => {
    if (seen.current === page) return;
    seen.current = page;
    const { activeElement } = document;
    const isNowhere = activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
    if (isNowhere) pane.current?.focus({ preventScroll: true });
  }, [pane, page]);
}
