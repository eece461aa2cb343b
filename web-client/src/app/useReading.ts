import { useSyncExternalStore } from "react";

const isReading = () => document.visibilityState === "visible" && document.hasFocus();

function subscribe(changed: () => void): () => void {
  addEventListener("focus", changed);
  addEventListener("blur", changed);
  document.addEventListener("visibilitychange", changed);
  return () => {
    removeEventListener("focus", changed);
    removeEventListener("blur", changed);
    document.removeEventListener("visibilitychange", changed);
  };
}

/** Whether somebody looks at the page: what only stands in a background window has not been read. */
export const useReading = (): boolean => useSyncExternalStore(subscribe, isReading);
