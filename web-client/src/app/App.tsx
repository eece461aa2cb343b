import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { forgetDrafts } from "../messages/drafts";
import { Asking, Landing, Unreachable } from "../session/Landing";
import type { Teahouse } from "../teahouse";
import { HouseContext, TeahouseContext } from "./house";
import { Shell } from "./Shell";

/** The page: before the door, or inside. */
export function App({ teahouse }: { teahouse: Teahouse }) {
  const { t } = useTranslation();
  const session = useStore(teahouse.session.state);
  const state = useStore(teahouse.state);
  const isOut = session.kind === "signedOut";
  useEffect(() => {
    // Nothing of the one who leaves stays on this device. Who has merely not signed in yet may have left a draft.
    if (isOut && session.why !== "never" && session.why !== "failed") forgetDrafts();
    if (isOut) document.title = t("teahouse");
  }, [isOut, session, t]);
  return (
    <TeahouseContext value={teahouse}>
      {state.kind === "inside" ? (
        <HouseContext value={state.house}>
          <Shell key={state.house.me} />
        </HouseContext>
      ) : session.kind === "signedOut" ? (
        <Landing why={session.why} />
      ) : session.kind === "unreachable" ? (
        <Unreachable />
      ) : (
        <Asking />
      )}
    </TeahouseContext>
  );
}
