import type { Clock } from "../surroundings";
import type { Millis } from "../vocabulary";

/** What the promise brings, or an error when it brings nothing within that time. */
export function within<T>(clock: Clock, span: Millis, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(span, () => reject(new Error(`nothing came within ${span} ms`)));
    promise.then(resolve, reject).finally(stop);
  });
}
