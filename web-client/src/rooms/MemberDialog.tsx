import { type ReactNode, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { Choice } from "../design/Field";
import form from "../design/form.module.css";
import { Notice } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import { Name } from "../people/Name";
import type { Outcome } from "../session/problem";
import { powersOver } from "./powers";
import type { Member, Room } from "./room";
import { useAsking } from "./useAsking";

type Step = "choose" | "remove" | "ban";

const hour = 3_600;
const lengths = { hour, day: 24 * hour, week: 7 * 24 * hour, month: 30 * 24 * hour } as const;
type Length = keyof typeof lengths | "ever";

/** What one may do to somebody in the room: each with a word of what it means before it is done. */
export function MemberDialog({
  room,
  member,
  name,
  onClose,
}: {
  room: Room;
  member: Member;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [step, setStep] = useState<Step>("choose");
  const [length, setLength] = useState<Length>("day");
  const [asking, ask] = useAsking();
  const powers = powersOver(room.membership, member);
  const isBusy = asking.kind === "asking";
  const who = { who: <Name of={member.user} /> };
  const other = member.role === "moderator" ? "member" : "moderator";
  const doing = (deed: () => Promise<Outcome<void>>) => () => ask(deed, onClose);
  const seconds = length === "ever" ? undefined : lengths[length];
  return (
    <Dialog key={step} title={name} onClose={onClose}>
      <div className={form.form}>
        {step === "choose" && (
          <>
            {powers.setRole && (
              <Act
                hint={t(`moderation.${other}Hint`)}
                button={
                  <Button disabled={isBusy} onClick={doing(() => rooms.setRole(room.id, member.user, other))}>
                    {t(`moderation.${other}`)}
                  </Button>
                }
              />
            )}
            <Act
              hint={t(member.state === "invited" ? "moderation.uninviteHint" : "moderation.removeHint")}
              button={
                <Button weight="danger" className={form.bare} onClick={() => setStep("remove")}>
                  {t(member.state === "invited" ? "moderation.uninvite" : "moderation.remove")}
                </Button>
              }
            />
            <Act
              hint={t("moderation.banHint")}
              button={
                <Button weight="danger" className={form.bare} onClick={() => setStep("ban")}>
                  {t("moderation.ban")}
                </Button>
              }
            />
          </>
        )}
        {step === "remove" && (
          <p>
            <Trans i18nKey={member.state === "invited" ? "moderation.uninviteSure" : sure(room)} components={who} />
          </p>
        )}
        {step === "ban" && (
          <>
            <p>
              <Trans i18nKey="moderation.banSure" components={who} />
            </p>
            <Choice
              label={t("moderation.howLong")}
              value={length}
              onChoose={setLength}
              of={(["hour", "day", "week", "month", "ever"] as const).map((value) => ({
                value,
                label: t(`moderation.${value}`),
              }))}
            />
          </>
        )}
        {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
        {step !== "choose" && (
          <div className={form.ends}>
            <Button data-first onClick={() => setStep("choose")}>
              {t("cancel")}
            </Button>
            <Button
              weight="grave"
              disabled={isBusy}
              onClick={doing(() =>
                step === "ban" ? rooms.ban(room.id, member.user, seconds) : rooms.remove(room.id, member.user),
              )}
            >
              {t(step === "ban" ? "moderation.banNow" : "moderation.removeNow")}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

const sure = (room: Room) =>
  room.visibility === "private" ? ("moderation.removeSurePrivate" as const) : ("moderation.removeSure" as const);

function Act({ hint, button }: { hint: string; button: ReactNode }) {
  return (
    <div className={form.act}>
      {button}
      <p>{hint}</p>
    </div>
  );
}
