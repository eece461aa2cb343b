import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Avatar } from "../design/Avatar";
import { Button } from "../design/Button";
import { Notice } from "../design/Notice";
import { SearchField } from "../design/SearchField";
import { useLasting } from "../design/useLasting";
import { problemText } from "../i18n/problemText";
import type { Profile } from "../people/people";
import type { Outcome } from "../session/problem";
import styles from "./details.module.css";
import type { Room } from "./room";
import { useAsking } from "./useAsking";
import { type Standing, useStandings } from "./useStandings";

/** Finds somebody by the beginning of their name, and asks them in. */
export function InvitePerson({ room, onInvited }: { room: Room; onInvited: () => void }) {
  const { t } = useTranslation();
  const { me } = useHouse();
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const others = useMemo(() => (found?.kind === "done" ? found.value.filter(({ id }) => id !== me) : []), [found, me]);
  const [standings, again] = useStandings(room, others);
  const invited = () => {
    again();
    onInvited();
  };
  return (
    <section className={styles.section} aria-label={t("details.invite")}>
      <h3>{t("details.invite")}</h3>
      <SearchField label={t("details.invitePlaceholder")} value={typed} onType={setTyped} />
      {typed.trim() === "" && <p className={styles.hint}>{t("details.inviteHint")}</p>}
      {found?.kind === "failed" && <Notice>{problemText(t, found.problem)}</Notice>}
      {found?.kind === "done" && others.length === 0 && <p className={styles.hint}>{t("details.inviteNobody")}</p>}
      {others.length > 0 && standings.kind === "failed" && (
        <>
          <Notice>
            {t("details.inviteUnknown")}
            <br />
            {problemText(t, standings.problem)}
          </Notice>
          <Button onClick={again}>{t("tryAgain")}</Button>
        </>
      )}
      <ul aria-label={t("details.invite")}>
        {others.map((profile) => {
          const standing = standings.kind === "known" ? standings.of(profile.id) : undefined;
          return <Found key={profile.id} room={room} profile={profile} standing={standing} onInvited={invited} />;
        })}
      </ul>
    </section>
  );
}

/** Who is called so; nothing while nothing is asked. */
function useFound(typed: string): Outcome<readonly Profile[]> | undefined {
  const { people } = useHouse();
  const prefix = useLasting(typed.trim(), 200, "");
  const [found, setFound] = useState<Outcome<readonly Profile[]>>();
  useEffect(() => {
    if (prefix === "") return setFound(undefined);
    const leave = new AbortController();
    void people.search(prefix, leave.signal).then((outcome) => {
      if (!leave.signal.aborted) setFound(outcome);
    });
    return () => leave.abort();
  }, [people, prefix]);
  return typed.trim() === "" ? undefined : found;
}

interface FoundPerson {
  readonly room: Room;
  readonly profile: Profile;
  /** Nothing while it is not known. */
  readonly standing: Standing | undefined;
  readonly onInvited: () => void;
}

function Found({ room, profile, standing, onInvited }: FoundPerson) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [asking, ask] = useAsking();
  return (
    <li>
      <div className={styles.person}>
        <Avatar id={profile.id} name={profile.displayName} small />
        <span className={styles.names}>
          <bdi>{profile.displayName}</bdi>
          <span className={styles.userName}>
            @<bdi>{profile.userName}</bdi>
          </span>
        </span>
        {(standing === "joined" || standing === "invited") && (
          <span className={styles.role} role="status">
            {t(standing === "invited" ? "details.inviteDone" : "details.inviteMember")}
          </span>
        )}
        {standing === "none" && (
          <Button
            disabled={asking.kind === "asking"}
            aria-label={t("details.inviteOf", { name: profile.displayName })}
            onClick={() => ask(() => rooms.invite(room.id, profile.id), onInvited)}
          >
            {t("details.inviteDo")}
          </Button>
        )}
      </div>
      {asking.kind === "failed" && standing === "none" && <Notice>{problemText(t, asking.problem)}</Notice>}
    </li>
  );
}
