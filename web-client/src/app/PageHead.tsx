import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../design/Button";
import styles from "./pageHead.module.css";
import { back } from "./route";

/** The top of a page, with the way back where only one pane is shown. */
export function PageHead({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <IconButton className={styles.back ?? ""} icon="back" label={t("back")} onClick={() => back("/")} />
      {children}
    </header>
  );
}
