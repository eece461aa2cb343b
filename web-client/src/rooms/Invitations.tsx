import { Trans, useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { go, pathOfRoom } from "../app/route";
import { Button } from "../design/Button";
import { Notice } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { RoomName } from "./RoomName";
import type { Room } from "./room";
import styles from "./roomList.module.css";
import { useAsking } from "./useAsking";

/** The rooms that I am invited to, with an answer for each. */
export function Invitations() {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const invited = useStore(rooms.state, (state) => state.invited);
  if (invited.length === 0) return null;
  return (
    <section aria-label={t("rooms.invitations")} className={styles.rooms}>
      <h2>{t("rooms.invitations")}</h2>
      <ul>
        {invited.map((room) => (
          <li key={room.id}>
            <Invitation room={room} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invitation({ room }: { room: Room }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [asking, ask] = useAsking();
  const busy = asking.kind === "asking";
  return (
    <div className={styles.invitation}>
      <p>
        <Trans
          i18nKey="rooms.invited"
          components={{
            room: (
              <strong>
                <RoomName room={room} />
              </strong>
            ),
          }}
        />
      </p>
      {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
      <div className={styles.answers}>
        <Button
          weight="main"
          disabled={busy}
          aria-label={t("rooms.acceptOf", { room: room.name })}
          onClick={() =>
            ask(
              () => rooms.join(room.id),
              () => go(pathOfRoom(room.id)),
            )
          }
        >
          {t("rooms.accept")}
        </Button>
        <Button
          disabled={busy}
          aria-label={t("rooms.declineOf", { room: room.name })}
          onClick={() => ask(() => rooms.leave(room.id))}
        >
          {t("rooms.decline")}
        </Button>
      </div>
    </div>
  );
}
