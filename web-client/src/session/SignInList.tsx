import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse, useTeahouse } from "../app/house";
import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import form from "../design/form.module.css";
import { Notice, Skeleton } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { dateTimeOf } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { useAsking } from "../rooms/useAsking";
import { deviceName } from "./device";
import type { Outcome } from "./problem";
import styles from "./signInList.module.css";
import type { SignIn } from "./signIns";

/** Where I am signed in; each can be ended, and all at once. */
export function SignInList() {
  const { t } = useTranslation();
  const { signIns } = useHouse();
  const [found, setFound] = useState<Outcome<readonly SignIn[]>>();
  const [round, setRound] = useState(0);
  const [leaving, setLeaving] = useState(false);
  const again = () => setRound((before) => before + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const leave = new AbortController();
    void signIns.all(leave.signal).then((outcome) => {
      if (!leave.signal.aborted) setFound(outcome);
    });
    return () => leave.abort();
  }, [signIns, round]);
  return (
    <section className={styles.list} aria-label={t("signIns.title")}>
      <h3>{t("signIns.title")}</h3>
      {!found && <Skeleton lines={2} label={t("loading")} />}
      {found?.kind === "failed" && (
        <>
          <Notice>{problemText(t, found.problem)}</Notice>
          <Button onClick={again}>{t("tryAgain")}</Button>
        </>
      )}
      {found?.kind === "done" && (
        <ul>
          {found.value.map((one) => (
            <OneSignIn key={one.id} signIn={one} onEnded={again} />
          ))}
        </ul>
      )}
      <Button weight="danger" className={styles.everywhere} onClick={() => setLeaving(true)}>
        {t("signIns.everywhere")}
      </Button>
      {leaving && <EverywhereDialog onClose={() => setLeaving(false)} />}
    </section>
  );
}

function EverywhereDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { signIns } = useHouse();
  const { session } = useTeahouse();
  const [asking, ask] = useAsking();
  // This browser's own cookie goes by signing out here.
  const everywhere = () =>
    ask(
      () => signIns.endAll(),
      () => void session.signOut(),
    );
  return (
    <Dialog title={t("signIns.everywhereNow")} onClose={onClose}>
      <div className={form.form}>
        <p>{t("signIns.everywhereSure")}</p>
        {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
        <div className={form.ends}>
          <Button data-first onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button weight="grave" disabled={asking.kind === "asking"} onClick={everywhere}>
            {t("signIns.everywhereNow")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function OneSignIn({ signIn, onEnded }: { signIn: SignIn; onEnded: () => void }) {
  const { t } = useTranslation();
  const { signIns } = useHouse();
  const language = useLanguage();
  const [asking, ask] = useAsking();
  const name = deviceName(signIn.device) || t("signIns.unknown");
  return (
    <li>
      <div className={styles.one}>
        <span className={styles.names}>
          <span>{name}</span>
          <span className={styles.when}>
            {t("signIns.since", { time: dateTimeOf(new Date(signIn.startedAt), new Date(), language) })}
          </span>
        </span>
        {signIn.current ? (
          <span className={styles.when}>{t("signIns.current")}</span>
        ) : (
          <Button
            disabled={asking.kind === "asking"}
            aria-label={t("signIns.endOf", { name })}
            onClick={() => ask(() => signIns.end(signIn.id), onEnded)}
          >
            {t("signIns.end")}
          </Button>
        )}
      </div>
      {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
    </li>
  );
}
