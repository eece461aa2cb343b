import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { remember, remembered } from "../design/remembered";
import { en } from "./en";
import { zhCN } from "./zhCN";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const languages = [
  { code: "zh-CN", name: "中文" },
  { code: "en", name: "English" },
] as const;
export type Language = (typeof languages)[number]["code"];

/** What the person chose here before, else the first of the browser's languages that we speak. */
export function firstLanguage(browser: readonly string[] = navigator.languages): Language {
  const chosen = languages.find(({ code }) => code === remembered("language"));
  if (chosen) return chosen.code;
  const known = browser.map((tag) => tag.toLowerCase()).find((tag) => /^(zh|en)\b/.test(tag));
  return known?.startsWith("zh") ? "zh-CN" : "en";
}

/** The language that the page is in. */
export const language = (): Language => (i18next.language === "zh-CN" ? "zh-CN" : "en");

export async function speak(code: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: code,
    fallbackLng: "en",
    resources: { en: { translation: en }, "zh-CN": { translation: zhCN } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = code;
}

export async function chooseLanguage(code: Language): Promise<void> {
  remember("language", code);
  await i18next.changeLanguage(code);
  document.documentElement.lang = code;
}
