import { useTranslation } from "react-i18next";
import { type Language, language } from "./language";

/** The page's language; renders again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return language();
}
