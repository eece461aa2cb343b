import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Icon } from "../design/Icon";
import { Mark } from "../design/Mark";
import { Me } from "../people/Me";
import { CreateRoomDialog } from "../rooms/CreateRoomDialog";
import { Invitations } from "../rooms/Invitations";
import { RoomList } from "../rooms/RoomList";
import { Link } from "./Link";
import { route } from "./route";
import styles from "./sidebar.module.css";

export function Sidebar() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const inDirectory = useStore(route, ({ kind }) => kind === "directory");
  return (
    <div className={styles.sidebar}>
      <header className={styles.head}>
        <Link href="/" className={styles.mark ?? ""}>
          <Mark />
          {t("teahouse")}
        </Link>
      </header>
      <div className={styles.ways}>
        <Link href="/directory" className={styles.way ?? ""} aria-current={inDirectory ? "page" : undefined}>
          <Icon name="compass" />
          {t("rooms.find")}
        </Link>
        <button type="button" className={styles.way} onClick={() => setCreating(true)}>
          <Icon name="plus" />
          {t("rooms.create")}
        </button>
      </div>
      <div className={styles.middle}>
        <Invitations />
        <RoomList />
      </div>
      <footer className={styles.foot}>
        <Me />
      </footer>
      {creating && <CreateRoomDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
