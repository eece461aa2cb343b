import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { Button } from "../design/Button";
import { Field } from "../design/Field";
import { problemText } from "../i18n/problemText";
import { useAsking } from "../rooms/useAsking";
import styles from "./me.module.css";
import { useProfile } from "./usePerson";

/** The bound of contracts/errors.md, `display_name_invalid`. */
const longest = 40;

export function DisplayNameForm() {
  const { t } = useTranslation();
  const { me, people } = useHouse();
  const profile = useProfile(me);
  const [typed, setTyped] = useState<string>();
  const [isSaved, setSaved] = useState(false);
  const [asking, ask] = useAsking();
  const name = typed ?? profile?.displayName ?? "";
  const isOther = name.trim() !== "" && name.trim() !== profile?.displayName;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask(
          () => people.changeDisplayName(name.trim()),
          () => {
            setTyped(undefined);
            setSaved(true);
          },
        );
      }}
    >
      <Field
        label={t("me.displayName")}
        hint={t("me.displayNameHint", { limit: longest })}
        problem={asking.kind === "failed" ? problemText(t, asking.problem) : undefined}
        maxLength={longest}
        dir="auto"
        value={name}
        onChange={(event) => {
          setTyped(event.target.value);
          setSaved(false);
        }}
        beside={
          <Button type="submit" weight="main" disabled={!isOther || asking.kind === "asking"}>
            {t("me.save")}
          </Button>
        }
      />
      <p role="status" className={styles.saved}>
        {isSaved && t("me.saved")}
      </p>
    </form>
  );
}
