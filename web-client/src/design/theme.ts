import { createStore } from "zustand/vanilla";
import { remember, remembered } from "./remembered";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the person chose; `system` follows the device. */
export const theme = createStore<Theme>(() => themes.find((name) => name === remembered("theme")) ?? "system");

export function chooseTheme(chosen: Theme): void {
  remember("theme", chosen === "system" ? undefined : chosen);
  theme.setState(chosen, true);
}

/** Puts the choice on the page, now and whenever it changes. */
export function wearTheme(page: HTMLElement): void {
  const wear = (chosen: Theme) => {
    if (chosen === "system") delete page.dataset.theme;
    else page.dataset.theme = chosen;
  };
  wear(theme.getState());
  theme.subscribe(wear);
}
