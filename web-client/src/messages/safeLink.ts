const schemes = new Set(["http:", "https:", "mailto:"]);

/** The address if it may be followed, and nothing for every other scheme, for relative ones and for what is none. */
export function safeLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return schemes.has(new URL(address).protocol) ? address : undefined;
}
