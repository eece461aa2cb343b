import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Mark, StillLife } from "../design/Mark";
import styles from "./door.module.css";
import { LanguageSwitch } from "./LanguageSwitch";

/** The place before the house: a view, the house's name, and what there is to say or do. */
export function Door({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.door}>
      <div className={styles.view} aria-hidden="true">
        <StillLife />
        <p>{t("landing.line")}</p>
      </div>
      <div className={styles.seat}>
        <main className={styles.column}>
          <h1 className={styles.house}>
            <Mark />
            {t("teahouse")}
          </h1>
          {children}
        </main>
        <LanguageSwitch />
      </div>
    </div>
  );
}
