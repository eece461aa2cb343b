import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ButtonLink } from "../design/Button";
import { Empty } from "../design/Notice";
import { useHouse } from "./house";
import { Link } from "./Link";
import { PageHead } from "./PageHead";

/** Nothing is open. */
export function Home() {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const isNew = useStore(rooms.state, ({ loading, joined }) => loading.kind === "ready" && joined.length === 0);
  return (
    <Empty title={t("rooms.welcome")}>
      <p>{t(isNew ? "rooms.none" : "rooms.choose")}</p>
      <GoTo path="/directory">{t("rooms.find")}</GoTo>
    </Empty>
  );
}

export function NowherePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead />
      <Empty title={t("rooms.notFoundPage")}>
        <p>{t("rooms.notFoundPageHint")}</p>
        <GoTo path="/">{t("rooms.toRooms")}</GoTo>
      </Empty>
    </>
  );
}

export const GoTo = ({ path, children }: { path: string; children: string }) => (
  <ButtonLink as={Link} href={path}>
    {children}
  </ButtonLink>
);
