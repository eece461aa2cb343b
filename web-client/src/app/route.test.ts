import { expect, test } from "vitest";
import { roomId } from "../vocabulary";
import { pathOf, readRoute } from "./route";

const room = roomId("0198b2f0-2000-7000-8000-000000000001");

test("an address says which page it is", () => {
  expect(readRoute("/")).toEqual({ kind: "home" });
  expect(readRoute("/directory")).toEqual({ kind: "directory" });
  expect(readRoute(`/rooms/${room}`)).toEqual({ kind: "room", room, details: false });
  expect(readRoute(`/rooms/${room}/`, "?details")).toEqual({ kind: "room", room, details: true });
});

test("an address that is no page is nowhere", () => {
  for (const path of ["/rooms", "/rooms/x", `/rooms/${room}/more`, "/directory/2", "/%00"])
    expect(readRoute(path)).toEqual({ kind: "nowhere" });
});

test("a page's address leads to that page", () => {
  const page = { kind: "room", room, details: true } as const;
  const [path = "", query = ""] = pathOf(page).split("?");
  expect(readRoute(path, query)).toEqual(page);
});
