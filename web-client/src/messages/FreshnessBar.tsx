import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import { Bar } from "../design/Bar";
import { useLasting } from "../design/useLasting";
import type { Freshness } from "./timeline";

/** Says when the room on screen may not be all there is, unless the connection's bar says so already. */
export function FreshnessBar({ freshness }: { freshness: Freshness }) {
  const { t } = useTranslation();
  const { connection } = useHouse();
  const isOpen = useStore(connection.state, (state) => state.kind === "open");
  const kind = useLasting<Freshness["kind"]>(isOpen ? freshness.kind : "live", 500, "live");
  if (kind === "catchingUp") return <Bar>{t("connection.catchingUp")}</Bar>;
  if (kind === "retrying") return <Bar>{t("connection.retrying")}</Bar>;
  return null;
}
