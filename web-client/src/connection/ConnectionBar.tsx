import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { Bar } from "../design/Bar";
import { Button } from "../design/Button";
import { useLasting } from "../design/useLasting";
import type { ConnectionState } from "./connection";

const idle: ConnectionState = { kind: "idle" };

/** Nothing while all is well. What lasts a moment only (the first dial, a quick return) is not told. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const { connection } = useHouse();
  const now = useStore(connection.state);
  const lasting = useLasting(now, 1_000, idle);
  const state = wordsOf(t, now) === undefined ? now : lasting;
  const words = wordsOf(t, state);
  if (words === undefined) return null;
  return (
    <Bar weight={state.kind === "closed" ? "grave" : "calm"}>
      {words}
      {state.kind === "waiting" && state.why === "lost" && (
        <Button weight="quiet" onClick={() => connection.retryNow()}>
          {t("connection.retryNow")}
        </Button>
      )}
      {state.kind === "closed" && (
        <Button weight="quiet" onClick={() => location.reload()}>
          {t("connection.reload")}
        </Button>
      )}
    </Bar>
  );
}

function wordsOf(t: TFunction, state: ConnectionState): string | undefined {
  switch (state.kind) {
    case "idle":
      return undefined;
    case "offline":
      return t("connection.offline");
    case "connecting":
      return t(state.attempt > 1 ? "connection.reconnecting" : "connection.connecting");
    case "open":
      return state.freshness === "stale" ? t("connection.stale") : undefined;
    case "waiting":
      return t(state.why === "lost" ? "connection.reconnecting" : `connection.${state.why}`);
    case "closed":
      // Who is signed out or somebody else is shown another page.
      return state.why === "refused" ? t("connection.refused") : undefined;
  }
}
