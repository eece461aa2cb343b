import type { ReactElement } from "react";
import { Trans, useTranslation } from "react-i18next";
import { momentOf, timeOfDay } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { Name } from "../people/Name";
import type { SystemRow } from "./lines";
import styles from "./lines.module.css";

/** Something happened: "林青 joined". */
export function SystemLine({ row }: { row: SystemRow }) {
  return (
    <div className={styles.system} data-seq={row.seq} data-state="system">
      <p>
        <What row={row} /> <When row={row} />
      </p>
    </div>
  );
}

function When({ row }: { row: SystemRow }) {
  const language = useLanguage();
  if (!("at" in row) || row.at === undefined) return null;
  const at = new Date(row.at);
  return (
    <time dateTime={row.at} title={momentOf(at, language)}>
      {timeOfDay(at, language)}
    </time>
  );
}

function What({ row }: { row: SystemRow }) {
  const { t } = useTranslation();
  switch (row.kind) {
    case "room.created":
      return <Trans i18nKey="system.created" components={{ who: <Name of={row.by} /> }} />;
    case "member.joined":
      return <Trans i18nKey="system.joined" components={{ who: <Name of={row.member} /> }} />;
    case "member.left":
      return <Left row={row} />;
    case "member.invited":
      return (
        <Trans i18nKey="system.invited" components={{ who: <Name of={row.member} />, by: <Name of={row.by} /> }} />
      );
    case "member.role-changed":
      return <Trans i18nKey={`system.${row.role}`} components={{ who: <Name of={row.member} /> }} />;
    case "deleted":
      return <>{t("messages.deleted")}</>;
    case "unreadable":
      return <>{t("messages.unreadable")}</>;
  }
}

/** Whoever was made to leave did not leave. */
function Left({ row }: { row: Extract<SystemRow, { kind: "member.left" }> }): ReactElement {
  const who = <Name of={row.member} />;
  if (row.member === row.by) return <Trans i18nKey="system.left" components={{ who }} />;
  return <Trans i18nKey="system.removed" components={{ who, by: <Name of={row.by} /> }} />;
}
