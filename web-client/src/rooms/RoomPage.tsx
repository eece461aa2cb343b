import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { PageHead } from "../app/PageHead";
import { back, go, pathOf, pathOfRoom } from "../app/route";
import { Button } from "../design/Button";
import { Icon } from "../design/Icon";
import type { RoomId } from "../vocabulary";
import { DetailsPanel } from "./DetailsPanel";
import { RoomDoor } from "./RoomDoor";
import { RoomName } from "./RoomName";
import type { Room } from "./room";
import styles from "./roomPage.module.css";

// The list and Markdown are most of the page's code; whoever signs in or looks for a room does without.
export const loadOpenRoom = () => import("../messages/OpenRoom");
const OpenRoom = lazy(loadOpenRoom);

/** A room: open where I am in it, its door where I am not. */
export function RoomPage({ id, details }: { id: RoomId; details: boolean }) {
  const { rooms } = useHouse();
  const mine = useStore(rooms.state, ({ joined }) => joined.find(({ room }) => room.id === id));
  if (!mine) return <RoomDoor id={id} />;
  const toggle = () => (details ? back(pathOfRoom(id)) : go(pathOf({ kind: "room", room: id, details: true })));
  return (
    <div className={styles.room} data-details={details}>
      <section className={styles.conversation}>
        <RoomHead room={mine.room} details={details} onDetails={toggle} />
        <Suspense>
          <OpenRoom mine={mine} />
        </Suspense>
      </section>
      {details && <DetailsPanel room={mine.room} onClose={toggle} />}
    </div>
  );
}

function RoomHead({ room, details, onDetails }: { room: Room; details: boolean; onDetails: () => void }) {
  const { t } = useTranslation();
  return (
    <PageHead>
      <div className={styles.names}>
        <h1>
          {room.visibility === "private" && <Icon name="lock" />}
          <RoomName room={room} />
        </h1>
        {room.topic !== "" && (
          <p title={room.topic}>
            <bdi>{room.topic}</bdi>
          </p>
        )}
      </div>
      <Button
        className={styles.members ?? ""}
        weight="quiet"
        aria-label={t("details.show")}
        title={t("details.show")}
        aria-expanded={details}
        onClick={onDetails}
      >
        {room.memberCount}
        <Icon name="people" />
      </Button>
    </PageHead>
  );
}
