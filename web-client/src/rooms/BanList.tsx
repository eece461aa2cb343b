import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Avatar } from "../design/Avatar";
import { Button } from "../design/Button";
import { Notice } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { dateTimeOf } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { useName } from "../people/usePerson";
import styles from "./details.module.css";
import type { Ban, Room } from "./room";
import { useAsking } from "./useAsking";
import { usePages } from "./usePages";

/** Who may not come in, and the way to let them in again. */
export function BanList({ room }: { room: Room }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const ask = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      rooms.bans(room.id, cursor === undefined ? { signal } : { signal, cursor }),
    [rooms, room.id],
  );
  const { items, state, more, again } = usePages(ask);
  if (items.length === 0 && state.kind !== "failed") return null;
  return (
    <section className={styles.section}>
      <h3>{t("moderation.bans")}</h3>
      <ul aria-label={t("moderation.bans")}>
        {items.map((ban) => (
          <OneBan key={ban.user} room={room} ban={ban} onLifted={again} />
        ))}
      </ul>
      {state.kind === "failed" && (
        <>
          <Notice>{problemText(t, state.problem)}</Notice>
          <Button onClick={again}>{t("tryAgain")}</Button>
        </>
      )}
      {more && (
        <Button weight="quiet" disabled={state.kind === "loading"} onClick={more}>
          {t("moderation.moreBans")}
        </Button>
      )}
    </section>
  );
}

function OneBan({ room, ban, onLifted }: { room: Room; ban: Ban; onLifted: () => void }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const language = useLanguage();
  const [asking, ask] = useAsking();
  const name = useName(ban.user);
  return (
    <li>
      <div className={styles.person}>
        <Avatar id={ban.user} name={name} small />
        <span className={styles.names}>
          <bdi>{name || "…"}</bdi>
          <span className={styles.userName}>
            {ban.until === undefined
              ? t("moderation.untilLifted")
              : t("moderation.until", { time: dateTimeOf(new Date(ban.until), new Date(), language) })}
          </span>
        </span>
        <Button
          disabled={asking.kind === "asking"}
          aria-label={t("moderation.liftOf", { name })}
          onClick={() => ask(() => rooms.unban(room.id, ban.user), onLifted)}
        >
          {t("moderation.lift")}
        </Button>
      </div>
      {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
    </li>
  );
}
