import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Avatar } from "../design/Avatar";
import { Button, IconButton } from "../design/Button";
import { Notice, Skeleton } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { useName, useProfile } from "../people/usePerson";
import styles from "./details.module.css";
import { MemberDialog } from "./MemberDialog";
import { powersOver } from "./powers";
import type { Member, Room } from "./room";
import { usePages } from "./usePages";

/** Who is in the room, and who is asked in. */
export function MemberList({ room }: { room: Room }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const ask = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      rooms.members(room.id, cursor === undefined ? { signal } : { signal, cursor }),
    [rooms, room.id],
  );
  const { items, state, more, again } = usePages(ask);
  const joined = items.filter((member) => member.state === "joined");
  const invited = items.filter((member) => member.state === "invited");
  return (
    <>
      <section className={styles.section}>
        <h3>
          {t("details.members")} · {room.memberCount}
        </h3>
        {items.length === 0 && state.kind === "loading" && <Skeleton lines={3} label={t("loading")} />}
        <People label={t("details.members")} room={room} members={joined} onDone={again} />
        {state.kind === "failed" && (
          <>
            <Notice>{problemText(t, state.problem)}</Notice>
            <Button onClick={again}>{t("tryAgain")}</Button>
          </>
        )}
        {more && (
          <Button weight="quiet" disabled={state.kind === "loading"} onClick={more}>
            {t("details.more")}
          </Button>
        )}
      </section>
      {invited.length > 0 && (
        <section className={styles.section}>
          <h3>{t("details.invited")}</h3>
          <People label={t("details.invited")} room={room} members={invited} onDone={again} />
        </section>
      )}
    </>
  );
}

interface Belonging {
  readonly room: Room;
  /** Something was done to somebody. */
  readonly onDone: () => void;
}

function People({ label, members, ...belonging }: Belonging & { label: string; members: readonly Member[] }) {
  return (
    <ul aria-label={label}>
      {members.map((member) => (
        <OneMember key={member.user} member={member} {...belonging} />
      ))}
    </ul>
  );
}

function OneMember({ room, member, onDone }: Belonging & { member: Member }) {
  const { t } = useTranslation();
  const { me } = useHouse();
  const name = useName(member.user);
  const profile = useProfile(member.user);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onDone();
  };
  return (
    <li className={styles.person}>
      <Avatar id={member.user} name={name} small />
      <span className={styles.names}>
        <span>
          <bdi>{name || "…"}</bdi>
          {member.user === me && ` (${t("details.you")})`}
        </span>
        {profile && (
          <span className={styles.userName}>
            @<bdi>{profile.userName}</bdi>
          </span>
        )}
      </span>
      {member.role && member.role !== "member" && <span className={styles.role}>{t(`details.${member.role}`)}</span>}
      {member.user !== me && powersOver(room.membership, member).remove && (
        <IconButton icon="more" label={t("moderation.actionsFor", { name })} onClick={() => setOpen(true)} />
      )}
      {open && <MemberDialog room={room} member={member} name={name} onClose={close} />}
    </li>
  );
}
