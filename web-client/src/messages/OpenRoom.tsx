import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { Skeleton } from "../design/Notice";
import type { MyRoom } from "../rooms/room";
import { Composer } from "./Composer";
import { FreshnessBar } from "./FreshnessBar";
import styles from "./openRoom.module.css";
import { TimelineView } from "./TimelineView";
import type { Timeline } from "./timeline";

/** A room that I am in: its lines, and where I write. One per room: give it the room's key. */
export default function OpenRoom({ mine: { room } }: { mine: MyRoom }) {
  const { messages, outbox } = useHouse();
  const [timeline, setTimeline] = useState<Timeline>();
  const [posted, setPosted] = useState(0);
  useEffect(() => {
    const opened = messages.open(room.id);
    setTimeline(opened);
    return () => opened.close();
  }, [messages, room.id]);
  return (
    <>
      {timeline ? <Lines room={room} timeline={timeline} posted={posted} /> : <Waiting />}
      <Composer
        room={room}
        onPost={(text) => {
          outbox.post(room.id, text);
          setPosted((count) => count + 1);
        }}
      />
    </>
  );
}

function Lines({ room, timeline, posted }: { room: MyRoom["room"]; timeline: Timeline; posted: number }) {
  const state = useStore(timeline.state);
  const isEmpty = state.rows.length === 0 && state.posts.length === 0;
  return (
    <>
      <FreshnessBar freshness={state.freshness} />
      {isEmpty ? <Waiting /> : <TimelineView room={room} state={state} timeline={timeline} posted={posted} />}
    </>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting}>
      <Skeleton lines={6} label={t("messages.loading")} />
    </div>
  );
}
