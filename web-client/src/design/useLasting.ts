import { useEffect, useState } from "react";

/** The value once it has lasted so long: what is over in a moment is not worth a word. `first` counts at once. */
export function useLasting<T>(value: T, forMillis: number, first: T): T {
  const [lasting, setLasting] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(value), forMillis);
    return () => clearTimeout(timer);
  }, [value, forMillis]);
  return lasting;
}
