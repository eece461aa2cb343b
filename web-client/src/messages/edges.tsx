import { Trans, useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { Mark } from "../design/Mark";
import { Skeleton } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { dateOf } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import { RoomName } from "../rooms/RoomName";
import type { Room } from "../rooms/room";
import type { Around } from "./TimelineView";
import type { Edge, TimelineState } from "./timeline";
import styles from "./timelineView.module.css";

/** The top of the lines: more of them, or honestly the beginning. */
export function OlderEdge({ context }: { context?: Around }) {
  const { t } = useTranslation();
  if (!context) return null;
  const { room, state, timeline } = context;
  if (state.older.kind === "end") return <Beginning room={room} isSilent={isSilent(state)} />;
  return <Further edge={state.older} label={t("messages.loadOlder")} onLoad={() => timeline.loadOlder()} />;
}

/** The bottom: nothing, unless one has jumped into the past. */
export function NewerEdge({ context }: { context?: Around }) {
  const { t } = useTranslation();
  if (!context || context.state.newer.kind === "end") return <div className={styles.foot} />;
  const { state, timeline } = context;
  return <Further edge={state.newer} label={t("messages.loadNewer")} onLoad={() => timeline.loadNewer()} />;
}

/** Whether nobody has said anything here yet. */
const isSilent = ({ rows, posts, newer }: TimelineState) =>
  newer.kind === "end" &&
  posts.length === 0 &&
  !rows.some((row) => row.kind === "message.posted" || row.kind === "deleted");

function Beginning({ room, isSilent }: { room: Room; isSilent: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = dateOf(new Date(room.createdAt), new Date(), language);
  return (
    <div className={`${styles.edge} ${styles.beginning}`}>
      <Mark />
      <p>
        <Trans
          i18nKey="messages.edge"
          values={{ date }}
          components={{
            room: (
              <strong>
                <RoomName room={room} />
              </strong>
            ),
          }}
        />
      </p>
      {isSilent && <p>{t("messages.first")}</p>}
    </div>
  );
}

function Further({ edge, label, onLoad }: { edge: Edge; label: string; onLoad: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.edge}>
      {edge.kind === "failed" && <p>{problemText(t, edge.problem)}</p>}
      {edge.kind === "loading" ? (
        <Skeleton lines={1} label={t("messages.loading")} />
      ) : (
        <Button weight="quiet" onClick={onLoad}>
          {label}
        </Button>
      )}
    </div>
  );
}
