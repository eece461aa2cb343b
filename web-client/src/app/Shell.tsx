import { useStore } from "zustand";
import { ConnectionBar } from "../connection/ConnectionBar";
import { Directory } from "../rooms/Directory";
import { RoomPage } from "../rooms/RoomPage";
import { KeepingBar } from "./KeepingBar";
import { Home, NowherePage } from "./pages";
import { type Route, route } from "./route";
import { Sidebar } from "./Sidebar";
import styles from "./shell.module.css";
import { useTitle } from "./useTitle";

/** Sidebar, page, details; the style sheet decides by the width which of them stand beside each other. */
export function Shell() {
  const here = useStore(route);
  useTitle(here);
  return (
    <div className={styles.shell} data-page={here.kind}>
      <div className={styles.bars}>
        <ConnectionBar />
        <KeepingBar />
      </div>
      <aside className={styles.sidebar}>
        <Sidebar />
      </aside>
      <main className={styles.page}>
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
