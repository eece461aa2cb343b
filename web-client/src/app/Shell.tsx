import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { ConnectionBar } from "../connection/ConnectionBar";
import { Directory } from "../rooms/Directory";
import { loadOpenRoom, RoomPage } from "../rooms/RoomPage";
import { KeepingBar } from "./KeepingBar";
import { Home, NowherePage } from "./pages";
import { type Route, route } from "./route";
import { Sidebar } from "./Sidebar";
import styles from "./shell.module.css";
import { useKeptFocus } from "./useKeptFocus";
import { useTitle } from "./useTitle";

/** Sidebar, page, details; the style sheet decides by the width which of them stand beside each other. */
export function Shell() {
  const here = useStore(route);
  const pane = useRef<HTMLElement>(null);
  useTitle(here);
  useKeptFocus(pane, here);
  useEffect(() => {
    // Whoever is inside will open a room: its code is fetched while they look where to go.
    void loadOpenRoom();
  }, []);
  return (
    <div className={styles.shell} data-page={here.kind}>
      <div className={styles.bars}>
        <ConnectionBar />
        <KeepingBar />
      </div>
      <aside className={styles.sidebar}>
        <Sidebar />
      </aside>
      <main className={styles.page} ref={pane} tabIndex={-1}>
        <Page here={here} />
      </main>
    </div>
  );
}

function Page({ here }: { here: Route }) {
  switch (here.kind) {
    case "home":
      return <Home />;
    case "directory":
      return <Directory />;
    case "room":
      return <RoomPage key={here.room} id={here.room} details={here.details} />;
    case "nowhere":
      return <NowherePage />;
  }
}
