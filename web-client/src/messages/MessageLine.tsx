import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar";
import { IconButton } from "../design/Button";
import { momentOf, timeOfDay } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { useName } from "../people/usePerson";
import type { Seq, UserId } from "../vocabulary";
import styles from "./lines.module.css";
import { Markdown } from "./Markdown";

interface Said {
  readonly by: UserId;
  readonly at: Date;
  readonly text: string;
  /** Whether the avatar, the name and the time stand above it. */
  readonly headed: boolean;
  readonly state: "sent" | "pending" | "failed";
  readonly seq: Seq | undefined;
  /** What stands below the text. */
  readonly children?: ReactNode;
}

/** A message, from the first moment of being written until it is history: one element for its whole life. */
export function MessageLine({ by, at, text, headed, state, seq, children }: Said) {
  const name = useName(by);
  const [isReached, setReached] = useState(false);
  return (
    <article
      tabIndex={-1}
      onFocus={() => setReached(true)}
      onBlur={() => setReached(false)}
      className={`${styles.message} ${headed ? styles.headed : ""} ${styles[state] ?? ""}`}
      aria-label={name}
      data-seq={seq}
      data-state={state}
    >
      <div className={styles.margin}>{headed ? <Avatar id={by} name={name} /> : <Time at={at} />}</div>
      <div className={styles.said}>
        {headed && (
          <header className={styles.head}>
            <bdi className={styles.name}>{name || "\u00a0"}</bdi>
            <Time at={at} />
          </header>
        )}
        <div className={styles.body}>
          <Markdown text={text} />
        </div>
        {children}
      </div>
      <div className={styles.actions}>
        <Copy text={text} isReached={isReached} />
      </div>
    </article>
  );
}

function Time({ at }: { at: Date }) {
  const language = useLanguage();
  return (
    <time className={styles.time} dateTime={at.toISOString()} title={momentOf(at, language)}>
      {timeOfDay(at, language)}
    </time>
  );
}

function Copy({ text, isReached }: { text: string; isReached: boolean }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      // The browser would not let us: the text can still be selected.
      () => setCopied(false),
    );
  return (
    <IconButton
      icon={copied ? "check" : "copy"}
      label={t(copied ? "messages.copied" : "messages.copy")}
      tabIndex={isReached ? 0 : -1}
      onClick={copy}
      onBlur={() => setCopied(false)}
      onPointerLeave={() => setCopied(false)}
    />
  );
}
