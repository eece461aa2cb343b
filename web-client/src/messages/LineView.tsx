import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { dayOf, daysBetween } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import type { PostState } from "../outbox/post";
import type { Line } from "./lines";
import styles from "./lines.module.css";
import { MessageLine } from "./MessageLine";
import { PostFoot } from "./PostFoot";
import { SystemLine } from "./SystemLine";

/** A line with what stands above it. One item of the list, so that what is above never parts from it. */
export const LineView = memo(function LineView({ line }: { line: Line }) {
  return (
    <div className={styles.line}>
      {line.day && <DayLine day={line.day} />}
      {line.isNew && <NewLine />}
      {line.kind === "system" ? <SystemLine row={line.row} declined={line.declined} /> : <Said line={line} />}
    </div>
  );
}, isSame);

/** Lines are made anew with every change; most of them say the same. */
function isSame({ line: one }: { line: Line }, { line: other }: { line: Line }): boolean {
  if (one.key !== other.key || one.isNew !== other.isNew || one.day?.getTime() !== other.day?.getTime()) return false;
  if (one.kind === "post") return other.kind === "post" && one.post === other.post && one.headed === other.headed;
  if (one.kind === "message") return other.kind === "message" && one.row === other.row && one.headed === other.headed;
  return other.kind === "system" && one.row === other.row && one.declined === other.declined;
}

/** A post that becomes a row stays the same element: nothing blinks, and a selection in it survives. */
function Said({ line }: { line: Exclude<Line, { kind: "system" }> }) {
  const { me } = useHouse();
  if (line.kind === "message") {
    const { by, at, text, seq } = line.row;
    return <MessageLine by={by} at={new Date(at)} text={text} headed={line.headed} state="sent" seq={seq} />;
  }
  const { post } = line;
  return (
    <MessageLine
      by={me}
      at={new Date(post.writtenAt)}
      text={post.text}
      headed={line.headed}
      state={lookOf(post.state)}
      seq={post.state.kind === "acknowledged" ? post.state.seq : undefined}
    >
      <PostFoot post={post} />
    </MessageLine>
  );
}

function lookOf(state: PostState): "sent" | "pending" | "failed" {
  switch (state.kind) {
    case "waiting":
    case "sending":
      return "pending";
    case "acknowledged":
      return "sent";
    case "failed":
      return "failed";
  }
}

function DayLine({ day }: { day: Date }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = new Date();
  const ago = daysBetween(day, now);
  return (
    <div className={styles.day}>
      <span>{ago === 0 ? t("messages.today") : ago === 1 ? t("messages.yesterday") : dayOf(day, now, language)}</span>
    </div>
  );
}

function NewLine() {
  const { t } = useTranslation();
  return (
    <div className={styles.new}>
      <span>{t("messages.new")}</span>
    </div>
  );
}
