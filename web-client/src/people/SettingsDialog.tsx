import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useTeahouse } from "../app/house";
import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { Choice } from "../design/Field";
import form from "../design/form.module.css";
import { Notice } from "../design/Notice";
import { chooseTheme, theme } from "../design/theme";
import { chooseLanguage, languages } from "../i18n/language";
import { problemText } from "../i18n/problemText";
import { useLanguage } from "../i18n/useLanguage";
import { useAsking } from "../rooms/useAsking";
import { SignInList } from "../session/SignInList";
import { DisplayNameForm } from "./DisplayNameForm";

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { session } = useTeahouse();
  const language = useLanguage();
  const worn = useStore(theme);
  const [asking, ask] = useAsking();
  return (
    <Dialog title={t("me.title")} onClose={onClose}>
      <div className={form.form}>
        <DisplayNameForm />
        <Choice
          label={t("me.language")}
          value={language}
          onChoose={(code) => void chooseLanguage(code)}
          of={languages.map(({ code, name }) => ({ value: code, label: <span lang={code}>{name}</span> }))}
        />
        <Choice
          label={t("me.theme")}
          value={worn}
          onChoose={chooseTheme}
          of={[
            { value: "system", label: t("me.themeSystem") },
            { value: "light", label: t("me.themeLight") },
            { value: "dark", label: t("me.themeDark") },
          ]}
        />
        <SignInList />
        <div className={form.apart}>
          {asking.kind === "failed" && <Notice>{problemText(t, asking.problem)}</Notice>}
          <Button weight="danger" disabled={asking.kind === "asking"} onClick={() => ask(() => session.signOut())}>
            {t("me.signOut")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
