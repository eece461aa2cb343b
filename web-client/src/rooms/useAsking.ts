import { useCallback, useRef, useState } from "react";
import type { Outcome, Problem } from "../session/problem";

export type Asking =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** One request at a time, begun by a person: where it stands, and what became of it. */
export function useAsking(): [Asking, <T>(ask: () => Promise<Outcome<T>>, then?: (value: T) => void) => void] {
  const [state, setState] = useState<Asking>({ kind: "idle" });
  const running = useRef(false);
  const start = useCallback(<T>(ask: () => Promise<Outcome<T>>, then: (value: T) => void = () => {}) => {
    if (running.current) return;
    running.current = true;
    setState({ kind: "asking" });
    void ask().then((outcome) => {
      running.current = false;
      setState(outcome.kind === "failed" ? outcome : { kind: "idle" });
      if (outcome.kind === "done") then(outcome.value);
    });
  }, []);
  return [state, start];
}
