import { useTranslation } from "react-i18next";
import { useTeahouse } from "../app/house";
import { Button, ButtonLink } from "../design/Button";
import { Notice } from "../design/Notice";
import { Door } from "./Door";
import styles from "./door.module.css";
import type { SessionState } from "./session";

/** Before the door: two ways in. */
export function Landing({ why }: { why: Extract<SessionState, { kind: "signedOut" }>["why"] }) {
  const { t } = useTranslation();
  const { session } = useTeahouse();
  return (
    <Door>
      <h2 className={styles.title}>{t("landing.title")}</h2>
      <p className={styles.line}>{t(why === "ended" ? "landing.ended" : "landing.about")}</p>
      {(why === "disabled" || why === "failed") && <Notice>{t(`landing.${why}`)}</Notice>}
      <div className={styles.ways}>
        <ButtonLink weight="main" href={session.signInLink()}>
          {t("landing.signIn")}
        </ButtonLink>
        <ButtonLink href={session.signUpLink()}>{t("landing.signUp")}</ButtonLink>
      </div>
    </Door>
  );
}

/** Who is here is not known yet; it takes a moment only, so that at first nothing is shown at all. */
export function Asking() {
  const { t } = useTranslation();
  return (
    <main className={styles.asking}>
      <p className={styles.line} role="status">
        {t("loading")}
      </p>
    </main>
  );
}

/** The server cannot be asked who is here. */
export function Unreachable() {
  const { t } = useTranslation();
  const { session } = useTeahouse();
  return (
    <Door>
      <p className={styles.line} role="status">
        {t("landing.unreachable")}
      </p>
      <div className={styles.ways}>
        <Button onClick={() => session.askAgain()}>{t("connection.retryNow")}</Button>
      </div>
    </Door>
  );
}
