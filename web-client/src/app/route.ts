import { createStore } from "zustand/vanilla";
import { type RoomId, roomId } from "../vocabulary";

/** Which page this is. `details`: with the panel beside the conversation. */
export type Route =
  | { readonly kind: "home" }
  | { readonly kind: "directory" }
  | { readonly kind: "room"; readonly room: RoomId; readonly details: boolean }
  | { readonly kind: "nowhere" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readRoute(path: string, query = ""): Route {
  const parts = path.split("/").filter((part) => part !== "");
  const [area, id] = parts;
  if (area === undefined) return { kind: "home" };
  if (area === "directory" && parts.length === 1) return { kind: "directory" };
  if (area === "rooms" && id !== undefined && uuid.test(id) && parts.length === 2)
    return { kind: "room", room: roomId(id.toLowerCase()), details: new URLSearchParams(query).has("details") };
  return { kind: "nowhere" };
}

export function pathOf(route: Exclude<Route, { kind: "nowhere" }>): string {
  switch (route.kind) {
    case "home":
      return "/";
    case "directory":
      return "/directory";
    case "room":
      return `/rooms/${route.room}${route.details ? "?details" : ""}`;
  }
}

export const pathOfRoom = (room: RoomId): string => pathOf({ kind: "room", room, details: false });

const here = (): Route => readRoute(location.pathname, location.search);

/** Follows the browser's address; begins with {@link followAddress}. */
export const route = createStore<Route>(() => ({ kind: "home" }));

/** Steps that this page made itself: "back" may undo those without leaving the page. */
let steps = 0;

export function followAddress(): void {
  route.setState(here(), true);
  addEventListener("popstate", () => {
    steps = Math.max(0, steps - 1);
    route.setState(here(), true);
  });
}

export function go(path: string, how: "push" | "replace" = "push"): void {
  if (path === location.pathname + location.search) return;
  if (how === "push") {
    steps += 1;
    history.pushState(null, "", path);
  } else {
    history.replaceState(null, "", path);
  }
  route.setState(here(), true);
}

/** One step back if that stays here, else to `path`. */
export function back(path: string): void {
  if (steps > 0) history.back();
  else go(path, "replace");
}
