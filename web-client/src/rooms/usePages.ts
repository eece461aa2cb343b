import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome, Problem } from "../session/problem";
import type { Page } from "./rooms";

export type PagesState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly problem: Problem };

export interface Pages<T> {
  readonly items: readonly T[];
  readonly state: PagesState;
  /** Absent when all are here. */
  readonly more?: () => void;
  readonly again: () => void;
}

type Ask<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Outcome<Page<T>>>;

/** A list that comes in pages. Another `ask` is another list; what is shown of the one before stays until the new one is here. */
export function usePages<T>(ask: Ask<T>): Pages<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [next, setNext] = useState<string>();
  const [state, setState] = useState<PagesState>({ kind: "loading" });
  const stop = useRef<AbortController>(undefined);

  const load = useCallback(
    (cursor: string | undefined) => {
      stop.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setState({ kind: "loading" });
      void ask(cursor, mine.signal).then((outcome) => {
        if (mine.signal.aborted) return;
        if (outcome.kind === "failed") return setState(outcome);
        setItems((before) => (cursor === undefined ? outcome.value.items : [...before, ...outcome.value.items]));
        setNext(outcome.value.next);
        setState({ kind: "ready" });
      });
    },
    [ask],
  );
  useEffect(() => {
    load(undefined);
    return () => stop.current?.abort();
  }, [load]);
  const again = useCallback(() => load(undefined), [load]);
  return next === undefined ? { items, state, again } : { items, state, again, more: () => load(next) };
}
