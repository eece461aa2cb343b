import { chooseLanguage, languages } from "../i18n/language";
import { useLanguage } from "../i18n/useLanguage";
import styles from "./door.module.css";

/** Each language by its own name, for those who cannot read the other. */
export function LanguageSwitch() {
  const current = useLanguage();
  return (
    <footer className={styles.languages}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === current}
          onClick={() => void chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </footer>
  );
}
