import { cleanup, configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach } from "vitest";
import { HouseContext, TeahouseContext } from "../src/app/house";
import { type Language, speak } from "../src/i18n/language";
import { chat } from "./conversations";
import { StandInHouse, StandInTeahouse } from "./house";
import { rowsOf, StandInMessages, StandInOutbox, StandInTimeline } from "./messages";
import { afterTea, myRooms, StandInRooms } from "./rooms";

// A busy machine is slow; what comes late has still come.
configure({ asyncUtilTimeout: 10_000 });

/** What the tests' document lacks of a browser. */
beforeEach(() => {
  localStorage.clear();
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query })) as typeof window.matchMedia;
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close() {
    this.open = false;
  };
});
afterEach(cleanup);

/** Lin's house, with a room in which there was talk. */
export function house(): StandInHouse {
  const outbox = new StandInOutbox();
  const messages = new StandInMessages((id) => new StandInTimeline(id, rowsOf(afterTea, chat), outbox, {}));
  return new StandInHouse(
    new StandInRooms({ loading: { kind: "ready" }, joined: myRooms, invited: [] }),
    messages,
    outbox,
  );
}

/** Renders a view as it stands in the page. */
export async function stage(view: ReactNode, inside = house(), language: Language = "en") {
  await speak(language);
  const teahouse = new StandInTeahouse({ kind: "signedIn", user: inside.me }, inside);
  const inPage = (shown: ReactNode) => (
    <TeahouseContext value={teahouse}>
      <HouseContext value={inside}>{shown}</HouseContext>
    </TeahouseContext>
  );
  const { rerender, ...rendered } = render(inPage(view));
  return { ...rendered, show: (other: ReactNode) => rerender(inPage(other)), house: inside, teahouse };
}
