/** Where the list's numbering begins: high enough that lines can be put before it for ever. */
const middle = 1_000_000;

/** The number of the first line; `life` changes when the list is another one altogether. */
export interface Origin {
  readonly first: number;
  readonly life: number;
}

export const firstOrigin: Origin = { first: middle, life: 0 };

/**
 * Renumbers after a change, so that every line that stays keeps its number: what is put before the first line lowers it,
 * what falls off raises it. Nothing in common: another place of the room, or another life of it.
 */
export function nextOrigin(origin: Origin, before: readonly string[], after: readonly string[]): Origin {
  const [wasFirst] = before;
  const [isFirst] = after;
  if (wasFirst === isFirst || wasFirst === undefined || isFirst === undefined) return origin;
  const put = after.indexOf(wasFirst);
  if (put > 0) return { ...origin, first: origin.first - put };
  const fallen = before.indexOf(isFirst);
  if (fallen > 0) return { ...origin, first: origin.first + fallen };
  return { first: middle, life: origin.life + 1 };
}
