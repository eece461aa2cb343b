import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { go } from "../app/route";
import { Button, IconButton } from "../design/Button";
import { Dialog } from "../design/Dialog";
import form from "../design/form.module.css";
import { Notice } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { dateOf } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { BanList } from "./BanList";
import styles from "./details.module.css";
import { InvitePerson } from "./InvitePerson";
import { MemberList } from "./MemberList";
import { maySeeBans } from "./powers";
import { RoomName } from "./RoomName";
import type { Room } from "./room";
import { useAsking } from "./useAsking";

/** What a room is, who is in it, whom to ask in, and the way out. */
export function DetailsPanel({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [leaving, setLeaving] = useState(false);
  const [invited, setInvited] = useState(0);
  return (
    <aside
      className={styles.details}
      aria-label={t("details.title")}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
    >
      <header className={styles.head}>
        <h2>{t("details.title")}</h2>
        <IconButton icon="close" label={t("details.close")} onClick={onClose} />
      </header>
      <div className={styles.body}>
        <section className={styles.about}>
          <h3>
            <RoomName room={room} />
          </h3>
          <p>{room.topic === "" ? t("details.noTopic") : <bdi>{room.topic}</bdi>}</p>
          <p>
            {t(room.visibility === "private" ? "rooms.private" : "rooms.public")} ·{" "}
            {t("details.opened", { date: dateOf(new Date(room.createdAt), new Date(), language) })}
          </p>
        </section>
        <InvitePerson room={room} onInvited={() => setInvited(invited + 1)} />
        <MemberList room={room} key={`${room.version}-${room.memberCount}-${invited}`} />
        {maySeeBans(room.membership) && <BanList room={room} key={`bans-${room.version}`} />}
        <Button weight="danger" onClick={() => setLeaving(true)}>
          {t("rooms.leave")}
        </Button>
      </div>
      {leaving && <LeaveDialog room={room} onClose={() => setLeaving(false)} />}
    </aside>
  );
}

function LeaveDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [asking, ask] = useAsking();
  return (
    <Dialog title={t("rooms.leave")} onClose={onClose}>
      <div className={form.form}>
        <p>
          <Trans
            i18nKey={room.visibility === "private" ? "rooms.leaveSurePrivate" : "rooms.leaveSure"}
            components={{ room: <RoomName room={room} /> }}
          />
        </p>
        {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
        <div className={form.ends}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            weight="grave"
            disabled={asking.kind === "asking"}
            onClick={() =>
              ask(
                () => rooms.leave(room.id),
                () => go("/", "replace"),
              )
            }
          >
            {t("rooms.leaveNow")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
