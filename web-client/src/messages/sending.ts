/** The longest text that a room takes, in code points (contracts/errors.md, `text_too_long`). */
export const longest = 4_000;

/** How many code points are left; negative when there are too many. */
export const leftOf = (text: string): number => longest - [...text].length;

/** The counter is shown from here on. */
export const nearlyFull = 200;

export const canSend = (text: string): boolean => text.trim() !== "" && leftOf(text) >= 0;

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly keyCode: number;
  readonly isComposing: boolean;
}

/**
 * Enter, and nothing but. While an input method is open Enter takes its word: `isComposing` says so, and where the browser
 * ends composing before it tells of the key (Safari) the key code is still 229.
 */
export const sends = (key: Key): boolean =>
  key.key === "Enter" &&
  !(key.shiftKey || key.ctrlKey || key.altKey || key.metaKey) &&
  !key.isComposing &&
  key.keyCode !== 229;
