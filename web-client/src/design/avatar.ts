/** How many colours there are; `avatar.module.css` has them. */
export const hues = 8;

/** A colour that stays with an id, whatever its name becomes. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  return (hash >>> 0) % hues;
}

const firstGrapheme = (text: string): string => {
  for (const { segment } of new Intl.Segmenter().segment(text)) return segment;
  return "";
};

const hasHan = /^\p{Script=Han}/u;
const isLetter = /^[\p{L}\p{N}]/u;

/** One Han character, or one or two letters. Empty for a name without any. */
export function lettersOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => isLetter.test(word));
  const [first = "", second] = words;
  if (hasHan.test(first) || second === undefined) return firstGrapheme(first).toLocaleUpperCase();
  const letters = firstGrapheme(first) + (hasHan.test(second) ? "" : firstGrapheme(second));
  return letters.toLocaleUpperCase();
}
