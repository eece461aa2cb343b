import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { go, pathOfRoom } from "../app/route";
import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { Choice, Field } from "../design/Field";
import form from "../design/form.module.css";
import { Notice } from "../design/Notice";
import { problemText } from "../i18n/problemText";
import type { Visibility } from "./room";
import { useAsking } from "./useAsking";

/** The bounds of contracts/openapi/chat.yaml, `NewRoom`. */
const longestName = 60;
const longestTopic = 250;

export function CreateRoomDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { rooms } = useHouse();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("public");
  const [asking, ask] = useAsking();
  const create = () =>
    ask(
      () => rooms.create({ name: name.trim(), topic: topic.trim(), visibility }),
      (room) => {
        onClose();
        go(pathOfRoom(room.id));
      },
    );
  return (
    <Dialog title={t("create.title")} onClose={onClose}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Field
          label={t("create.name")}
          placeholder={t("create.namePlaceholder")}
          hint={t("create.nameHint", { limit: longestName })}
          maxLength={longestName}
          dir="auto"
          required
          data-first
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t("create.topic")}
          placeholder={t("create.topicPlaceholder")}
          maxLength={longestTopic}
          dir="auto"
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        />
        <Choice
          label={t("create.visibility")}
          value={visibility}
          onChoose={setVisibility}
          of={[
            { value: "public", label: t("create.public"), hint: t("create.publicHint") },
            { value: "private", label: t("create.private"), hint: t("create.privateHint") },
          ]}
        />
        {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
        <div className={form.ends}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" weight="main" disabled={name.trim() === "" || asking.kind === "asking"}>
            {t("create.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
