import { useTranslation } from "react-i18next";
import { Icon } from "../design/Icon";
import styles from "./timelineView.module.css";

export function JumpButton({ missed, onJump }: { missed: number; onJump: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={`${styles.jump} ${missed > 0 ? styles.missed : ""}`} onClick={onJump}>
      <Icon name="down" />
      {missed > 0 ? t("messages.newCount", { count: missed }) : t("messages.newest")}
    </button>
  );
}
