import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { PageHead } from "../app/PageHead";
import { GoTo } from "../app/pages";
import { go } from "../app/route";
import { Button } from "../design/Button";
import { Empty, Notice, Skeleton } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { dateTimeOf } from "../i18n/times";
import { useLanguage } from "../i18n/useLanguage";
import type { Outcome } from "../session/problem";
import type { RoomId } from "../vocabulary";
import { RoomName } from "./RoomName";
import type { Ending, Room } from "./room";
import styles from "./roomDoor.module.css";
import { useAsking } from "./useAsking";

/** A room that I am not in: what it is, and the way in if there is one. */
export function RoomDoor({ id }: { id: RoomId }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const invited = useStore(rooms.state, (state) => state.invited.find((room) => room.id === id));
  const shut = useStore(rooms.state, (state) => state.shut.get(id));
  const isLoading = useStore(rooms.state, (state) => state.loading.kind === "loading");
  const [found, setFound] = useState<Outcome<Room>>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const leave = new AbortController();
    void rooms.details(id, leave.signal).then((outcome) => {
      if (!leave.signal.aborted) setFound(outcome);
    });
    return () => leave.abort();
  }, [rooms, id, round]);

  const room = invited ?? (found?.kind === "done" ? found.value : undefined);
  // Whoever is in the room is let in as soon as the list says so.
  const isWaiting = !room && (!found || isLoading);
  return (
    <>
      <PageHead />
      {room && room.membership?.state !== "joined" ? (
        <Door room={room} shut={shut} />
      ) : isWaiting || room ? (
        <div className={styles.waiting}>
          <Skeleton lines={3} label={t("loading")} />
        </div>
      ) : found?.kind === "failed" && found.problem.status !== 404 ? (
        <Empty>
          <Notice>{problemText(t, found.problem)}</Notice>
          <Button onClick={() => setRound(round + 1)}>{t("tryAgain")}</Button>
        </Empty>
      ) : (
        <Empty title={t(shut === undefined ? "rooms.notFound" : "rooms.outOf")}>
          {shut !== undefined && <p role="status">{t(`rooms.${shut}`)}</p>}
          {shut === undefined && <p>{t("rooms.notFoundHint")}</p>}
          <GoTo path="/directory">{t("rooms.find")}</GoTo>
        </Empty>
      )}
    </>
  );
}

function Door({ room, shut }: { room: Room; shut: Ending | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rooms } = useHouse();
  const [asking, ask] = useAsking();
  const isInvited = room.membership?.state === "invited";
  return (
    <Empty title={<RoomName room={room} />}>
      {room.topic !== "" && (
        <p>
          <bdi>{room.topic}</bdi>
        </p>
      )}
      <p className={styles.facts}>
        {t(room.visibility === "private" ? "rooms.private" : "rooms.public")} ·{" "}
        {t("rooms.members", { count: room.memberCount })}
      </p>
      {room.ban ? (
        <p role="status">
          {room.ban.until === undefined
            ? t("rooms.bannedEver")
            : t("rooms.bannedUntil", { time: dateTimeOf(new Date(room.ban.until), new Date(), language) })}
        </p>
      ) : (
        <>
          {shut === "removed" && <p role="status">{t("rooms.removed")}</p>}
          <p>{t(isInvited ? "rooms.doorInvited" : "rooms.doorPublic")}</p>
        </>
      )}
      {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
      <div className={styles.ways}>
        {room.ban ? (
          <GoTo path="/directory">{t("rooms.find")}</GoTo>
        ) : (
          <Button weight="main" disabled={asking.kind === "asking"} onClick={() => ask(() => rooms.join(room.id))}>
            {t(isInvited ? "rooms.accept" : "rooms.join")}
          </Button>
        )}
        {isInvited && (
          <Button
            disabled={asking.kind === "asking"}
            onClick={() =>
              ask(
                () => rooms.leave(room.id),
                () => go("/"),
              )
            }
          >
            {t("rooms.decline")}
          </Button>
        )}
      </div>
    </Empty>
  );
}
