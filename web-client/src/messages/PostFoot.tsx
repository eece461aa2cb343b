import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Button } from "../design/Button";
import { Icon } from "../design/Icon";
import { problemText } from "../i18n/problemText";
import type { Post } from "../outbox/post";
import type { Problem } from "../session/problem";
import styles from "./lines.module.css";

/** What stands below a message of mine that is not in the log yet, or never will be unless I do something. */
export function PostFoot({ post }: { post: Post }) {
  switch (post.state.kind) {
    case "waiting":
    case "sending":
      return <Clock />;
    case "acknowledged":
      return null;
    case "failed":
      return <Failed post={post} problem={post.state.problem} />;
  }
}

function Clock() {
  const { t } = useTranslation();
  return (
    <span className={styles.clock} role="img" aria-label={t("messages.pending")} title={t("messages.pending")}>
      <Icon name="clock" />
    </span>
  );
}

function Failed({ post, problem }: { post: Post; problem: Problem }) {
  const { t } = useTranslation();
  const { outbox } = useHouse();
  return (
    <div className={styles.failure}>
      <p role="alert">
        <Icon name="warning" />
        <span>
          {t("messages.failed")} {problemText(t, problem)}
        </span>
      </p>
      <div>
        <Button weight="quiet" onClick={() => outbox.retry(post.id)}>
          {t("messages.retry")}
        </Button>
        <Button weight="danger" onClick={() => outbox.discard(post.id)}>
          {t("messages.discard")}
        </Button>
      </div>
    </div>
  );
}
