/**
 * Small choices that stay on this device: `theme`, `language`, and drafts. Where the browser keeps nothing (some private
 * windows) they last as long as the page.
 */
const prefix = "teahouse.";

export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // No storage, or it is full: the choice holds for this page only.
  }
}

/** Forgets everything whose name begins so. */
export function forgetAll(beginning: string): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    for (const name of names) if (name.startsWith(prefix + beginning)) localStorage.removeItem(name);
  } catch {
    // No storage: nothing was kept.
  }
}
