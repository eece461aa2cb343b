import { useTranslation } from "react-i18next";
import { useTeahouse } from "../app/house";
import { ButtonLink } from "../design/Button";
import { Icon } from "../design/Icon";
import { Notice } from "../design/Notice";
import { LanguageSwitch } from "./LanguageSwitch";
import styles from "./landing.module.css";
import type { SessionState } from "./session";

/** Before the door: two ways in. */
export function Landing({ why }: { why: Extract<SessionState, { kind: "signedOut" }>["why"] }) {
  const { t } = useTranslation();
  const { session } = useTeahouse();
  return (
    <div className={styles.landing}>
      <main className={styles.door}>
        <div className={styles.mark}>
          <Icon name="cup" />
        </div>
        <h1>{t("teahouse")}</h1>
        <p className={styles.line}>{t("landing.line")}</p>
        {why === "ended" && <p className={styles.line}>{t("landing.ended")}</p>}
        {(why === "disabled" || why === "failed") && <Notice>{t(`landing.${why}`)}</Notice>}
        <div className={styles.ways}>
          <ButtonLink weight="main" href={session.signInLink()}>
            {t("landing.signIn")}
          </ButtonLink>
          <ButtonLink href={session.signUpLink()}>{t("landing.signUp")}</ButtonLink>
        </div>
      </main>
      <LanguageSwitch />
    </div>
  );
}

/** Who is here is not known yet; it takes a moment only, so that at first nothing is shown at all. */
export function Asking() {
  const { t } = useTranslation();
  return (
    <div className={styles.landing}>
      <main className={`${styles.door} ${styles.asking}`}>
        <div className={styles.mark}>
          <Icon name="cup" />
        </div>
        <p className={styles.line} role="status">
          {t("loading")}
        </p>
      </main>
    </div>
  );
}

/** The server cannot be asked who is here. */
export function Unreachable() {
  const { t } = useTranslation();
  const { session } = useTeahouse();
  return (
    <div className={styles.landing}>
      <main className={styles.door}>
        <div className={styles.mark}>
          <Icon name="cup" />
        </div>
        <h1>{t("teahouse")}</h1>
        <p className={styles.line} role="status">
          {t("landing.unreachable")}
        </p>
        <div className={styles.ways}>
          <button type="button" className={styles.again} onClick={() => session.askAgain()}>
            {t("connection.retryNow")}
          </button>
        </div>
      </main>
      <LanguageSwitch />
    </div>
  );
}
