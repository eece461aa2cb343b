import { useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Link } from "../app/Link";
import { PageHead } from "../app/PageHead";
import { go, pathOfRoom } from "../app/route";
import { Button, ButtonLink } from "../design/Button";
import { Notice, Skeleton } from "../design/Notice";
import { SearchField } from "../design/SearchField";
import { useLasting } from "../design/useLasting";
import { problemText } from "../i18n/problemText";
import styles from "./directory.module.css";
import { RoomName } from "./RoomName";
import type { Room } from "./room";
import { useAsking } from "./useAsking";
import { usePages } from "./usePages";

/** The public rooms. */
export function Directory() {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [typed, setTyped] = useState("");
  const query = useLasting(useDeferredValue(typed.trim()), 200, "");
  const ask = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      rooms.directory({ signal, ...(query === "" ? {} : { query }), ...(cursor === undefined ? {} : { cursor }) }),
    [rooms, query],
  );
  const { items, state, more, again } = usePages(ask);
  const isEmpty = items.length === 0;
  return (
    <>
      <PageHead>
        <h1 className={styles.title}>{t("directory.title")}</h1>
      </PageHead>
      <div className={styles.scroll}>
        <div className={styles.column}>
          <SearchField label={t("directory.search")} value={typed} onType={setTyped} />
          {state.kind === "failed" && (
            <div className={styles.failed}>
              <Notice>{problemText(t, state.problem)}</Notice>
              <Button onClick={again}>{t("tryAgain")}</Button>
            </div>
          )}
          {isEmpty && state.kind === "loading" && <Skeleton lines={5} label={t("loading")} />}
          {isEmpty && state.kind === "ready" && (
            <p className={styles.none}>{t(query === "" ? "directory.empty" : "directory.none")}</p>
          )}
          <ul aria-label={t("directory.title")}>
            {items.map((room) => (
              <Listed key={room.id} room={room} />
            ))}
          </ul>
          {more && (
            <Button weight="quiet" disabled={state.kind === "loading"} onClick={more}>
              {t("directory.more")}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function Listed({ room }: { room: Room }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [asking, ask] = useAsking();
  const isIn = room.membership?.state === "joined";
  return (
    <li className={styles.room}>
      <div className={styles.about}>
        <h2>
          <Link href={pathOfRoom(room.id)}>
            <RoomName room={room} />
          </Link>
        </h2>
        {room.topic !== "" && (
          <p>
            <bdi>{room.topic}</bdi>
          </p>
        )}
        <p className={styles.facts}>{t("rooms.members", { count: room.memberCount })}</p>
        {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
      </div>
      {isIn ? (
        <ButtonLink
          as={Link}
          weight="quiet"
          href={pathOfRoom(room.id)}
          aria-label={t("rooms.openOf", { room: room.name })}
        >
          {t("rooms.open")}
        </ButtonLink>
      ) : (
        <Button
          disabled={asking.kind === "asking"}
          aria-label={t("rooms.joinOf", { room: room.name })}
          onClick={() =>
            ask(
              () => rooms.join(room.id),
              () => go(pathOfRoom(room.id)),
            )
          }
        >
          {t("rooms.join")}
        </Button>
      )}
    </li>
  );
}
