import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { RoomsState } from "../rooms/rooms";
import { useHouse } from "./house";
import type { Route } from "./route";

/** How much of everything is unread. */
export function unreadIn({ joined }: Pick<RoomsState, "joined">): { count: number; isMore: boolean } {
  let count = 0;
  let isMore = false;
  for (const { unread } of joined) {
    if (unread.kind !== "none") count += unread.count;
    if (unread.kind === "many") isMore = true;
  }
  return { count, isMore };
}

/** "(3) 茶余饭后 · Teahouse" in the browser's tab. */
export function useTitle(here: Route): void {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const unread = useStore(rooms.state, (state) => {
    const { count, isMore } = unreadIn(state);
    return count === 0 ? "" : `(${count}${isMore ? "+" : ""}) `;
  });
  const page = useStore(rooms.state, ({ joined }) => {
    if (here.kind === "directory") return t("directory.title");
    return here.kind === "room" ? joined.find(({ room }) => room.id === here.room)?.room.name : undefined;
  });
  const title = `${unread}${page === undefined ? "" : `${page} · `}${t("teahouse")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
