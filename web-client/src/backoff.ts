import type { Millis } from "./vocabulary";

const first: Millis = 500;
/** While a restart may explain it: somebody who waits for one loses little after it is over. */
const most: Millis = 8_000;
/** They take a minute at least. What lasts longer is no restart, and the return from it is spread wider. */
const triesOfARestart = 19;
const mostOfALongOutage: Millis = 30_000;

/**
 * How long to wait before try number `attempt` (from 1): doubling from half a second to 8 s, after about a minute to
 * 30 s, and within the upper half of it by chance, so that a thousand clients that lost one server do not come back as one.
 */
export function backoff(attempt: number, random: () => number): Millis {
  const ceiling = attempt <= triesOfARestart ? most : mostOfALongOutage;
  const span = Math.min(ceiling, first * 2 ** Math.min(attempt - 1, 10));
  return Math.round(span / 2 + (span / 2) * random());
}
