import type { Millis } from "./vocabulary";

/**
 * How long to wait before try number `attempt` (from 1): doubling from half a second to 30 s, and within the upper half
 * of it by chance, so that a thousand clients that lost one server do not come back as one.
 */
export function backoff(attempt: number, random: () => number): Millis {
  const most = Math.min(30_000, 500 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(most / 2 + (most / 2) * random());
}
