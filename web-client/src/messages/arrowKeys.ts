import type { KeyboardEvent } from "react";

const messages = "article[data-state]";

/**
 * The arrow keys go from message to message; Tab then reaches what can be done with that one. Otherwise everything of every
 * message would stand between the list and where one writes.
 */
export function walkMessages(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target as HTMLElement;
  const log = event.currentTarget;
  const from = target.closest<HTMLElement>(messages);
  // Within a code block or a button the arrows are that one's own.
  if (target !== from && !target.matches("[data-virtuoso-scroller]")) return;
  const next = from ? beside(log, from, event.key) : lowestIn(log);
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const all = (log: HTMLElement) => [...log.querySelectorAll<HTMLElement>(messages)];

function beside(log: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const drawn = all(log);
  return drawn[drawn.indexOf(from) + (key === "ArrowUp" ? -1 : 1)];
}

/** The lowest message that is fully seen. */
function lowestIn(log: HTMLElement): HTMLElement | undefined {
  const { bottom } = log.getBoundingClientRect();
  return all(log).findLast((message) => message.getBoundingClientRect().bottom <= bottom);
}
