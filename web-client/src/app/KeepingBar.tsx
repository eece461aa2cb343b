import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Bar } from "../design/Bar";
import { useHouse } from "./house";

/** Whoever's browser keeps nothing should know before they lose something. */
export function KeepingBar() {
  const { t } = useTranslation();
  const { keeping } = useHouse();
  const { kind } = useStore(keeping);
  return kind === "memory" ? <Bar>{t("connection.memory")}</Bar> : null;
}
