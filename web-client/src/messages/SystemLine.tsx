import type { ReactElement } from "react";
import { Trans, useTranslation } from "react-i18next";
import { dateTimeOf, momentOf, timeOfDay } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { Name } from "../people/Name";
import type { SystemRow } from "./lines";
import styles from "./lines.module.css";

/** Something happened: "林青 joined". */
export function SystemLine({ row, declined }: { row: SystemRow; declined: boolean }) {
  return (
    <div className={styles.system} data-seq={row.seq} data-state="system">
      <p>
        <What row={row} declined={declined} /> <When row={row} />
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

function What({ row, declined }: { row: SystemRow; declined: boolean }) {
  const { t } = useTranslation();
  switch (row.kind) {
    case "room.created":
      return <Trans i18nKey="system.created" components={{ who: <Name of={row.by} /> }} />;
    case "member.joined":
      return <Trans i18nKey="system.joined" components={{ who: <Name of={row.member} /> }} />;
    case "member.left":
      return <Left row={row} declined={declined} />;
    case "member.removed":
      return (
        <Trans i18nKey="system.removed" components={{ who: <Name of={row.member} />, by: <Name of={row.by} /> }} />
      );
    case "member.banned":
      return <Banned row={row} />;
    case "member.unbanned":
      return (
        <Trans i18nKey="system.unbanned" components={{ who: <Name of={row.member} />, by: <Name of={row.by} /> }} />
      );
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

function Banned({ row }: { row: Extract<SystemRow, { kind: "member.banned" }> }): ReactElement {
  const language = useLanguage();
  const components = { who: <Name of={row.member} />, by: <Name of={row.by} /> };
  if (row.until === undefined) return <Trans i18nKey="system.banned" components={components} />;
  const until = dateTimeOf(new Date(row.until), new Date(), language);
  return <Trans i18nKey="system.bannedUntil" values={{ until }} components={components} />;
}

/** Whoever was made to leave did not leave. */
function Left({
  row,
  declined,
}: {
  row: Extract<SystemRow, { kind: "member.left" }>;
  declined: boolean;
}): ReactElement {
  const who = <Name of={row.member} />;
  if (declined) return <Trans i18nKey="system.declined" components={{ who }} />;
  if (row.member === row.by) return <Trans i18nKey="system.left" components={{ who }} />;
  return <Trans i18nKey="system.removed" components={{ who, by: <Name of={row.by} /> }} />;
}
