import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Icon } from "../design/Icon";
import type { Room } from "../rooms/room";
import styles from "./composer.module.css";
import { draftIn, keepDraft } from "./drafts";
import { canSend, leftOf, nearlyFull, sends } from "./sending";

/** Where one writes. Works without a network too: what is sent goes to the outbox. One per room: give it the room's key. */
export function Composer({ room, onPost }: { room: Room; onPost: (text: string) => void }) {
  const { t } = useTranslation();
  const { me } = useHouse();
  const [text, setText] = useState(() => draftIn(me, room.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const note = useId();
  useEffect(() => keepDraft(me, room.id, text), [me, room.id, text]);
  useGrowing(field, text);
  useEffect(() => {
    // On a touch screen the focus would open the keyboard over the conversation.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);

  const post = () => {
    if (canSend(text)) {
      onPost(text);
      setText("");
    }
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sends(event.nativeEvent)) return;
    event.preventDefault();
    post();
  };
  const left = leftOf(text);
  const label = t("composer.label", { room: room.name });
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <div className={styles.well}>
        <textarea
          ref={field}
          rows={1}
          value={text}
          dir="auto"
          aria-label={label}
          aria-describedby={note}
          aria-invalid={left < 0 ? true : undefined}
          placeholder={label}
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className={styles.send}
          aria-label={t("composer.send")}
          title={t("composer.send")}
          disabled={!canSend(text)}
          // The focus, and with it the keyboard of a phone, stays in the field.
          onPointerDown={(event) => event.preventDefault()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p id={note} className={styles.note}>
        {left > nearlyFull ? (
          <span className={styles.hint}>{t("composer.hint")}</span>
        ) : (
          <span role="status" className={left < 0 ? styles.over : ""}>
            {left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left })}
          </span>
        )}
      </p>
    </form>
  );
}

/** As high as its text, up to what the style sheet allows. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [field, text]);
}
