import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { Link } from "../app/Link";
import { pathOfRoom, route } from "../app/route";
import { Icon } from "../design/Icon";
import { Skeleton } from "../design/Notice";
import { RoomName } from "./RoomName";
import type { MyRoom, Unread } from "./room";
import styles from "./roomList.module.css";

/** The rooms that I am in. */
export function RoomList() {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const { joined, loading } = useStore(rooms.state);
  const open = useStore(route, (here) => (here.kind === "room" ? here.room : undefined));
  return (
    <nav aria-label={t("rooms.mine")} className={styles.rooms}>
      <h2>{t("rooms.mine")}</h2>
      {loading.kind === "failed" && joined.length === 0 && <p className={styles.hint}>{t("rooms.failed")}</p>}
      {loading.kind === "loading" && joined.length === 0 && (
        <div className={styles.waiting}>
          <Skeleton lines={3} label={t("loading")} />
        </div>
      )}
      {loading.kind === "ready" && joined.length === 0 && <p className={styles.hint}>{t("rooms.none")}</p>}
      <ul>
        {joined.map((mine) => (
          <li key={mine.room.id}>
            <RoomLink mine={mine} isOpen={mine.room.id === open} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RoomLink({ mine: { room, unread }, isOpen }: { mine: MyRoom; isOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      href={pathOfRoom(room.id)}
      className={`${styles.room} ${unread.kind === "none" ? "" : styles.unread}`}
      aria-current={isOpen ? "page" : undefined}
    >
      <Icon name={room.visibility === "private" ? "lock" : "hash"} />
      <span className={styles.name}>
        <RoomName room={room} />
        {room.visibility === "private" && <span className="unseen"> {t("rooms.private")}</span>}
      </span>
      <Count of={unread} />
    </Link>
  );
}

/** The pill is short; what is heard is a sentence. */
function Count({ of }: { of: Unread }) {
  const { t } = useTranslation();
  if (of.kind === "none") return null;
  const isMore = of.kind === "many" || of.count > 99;
  const shown = Math.min(of.count, 99);
  return (
    <span className={styles.count}>
      <span aria-hidden="true">
        {shown}
        {isMore && "+"}
      </span>
      <span className="unseen">
        {isMore ? t("rooms.unreadMany", { count: shown }) : t("rooms.unread", { count: shown })}
      </span>
    </span>
  );
}
