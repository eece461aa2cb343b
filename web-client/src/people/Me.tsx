import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Avatar } from "../design/Avatar";
import { Icon } from "../design/Icon";
import styles from "./me.module.css";
import { SettingsDialog } from "./SettingsDialog";
import { useName, useProfile } from "./usePerson";

/** Who I am here; opens the settings. */
export function Me() {
  const { t } = useTranslation();
  const { me } = useHouse();
  const name = useName(me);
  const profile = useProfile(me);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.me} title={t("me.open")} onClick={() => setOpen(true)}>
        <Avatar id={me} name={name} small />
        <span className={styles.names}>
          <bdi>{name || "\u00a0"}</bdi>
          <span className={styles.userName}>{profile ? <bdi>@{profile.userName}</bdi> : "\u00a0"}</span>
        </span>
        <span className="unseen">{t("me.open")}</span>
        <Icon name="settings" />
      </button>
      {open && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
