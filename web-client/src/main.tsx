import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { followAddress } from "./app/route";
import { browser } from "./browser";
import "./design/tokens.css";
import "./design/base.css";
import { wearTheme } from "./design/theme";
import { firstLanguage, language, speak } from "./i18n/language";
import { openTeahouse } from "./openTeahouse";

wearTheme(document.documentElement);
followAddress();
const teahouse = openTeahouse(browser(language));
teahouse.start();
void speak(firstLanguage()).then(() => {
  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <StrictMode>
        <App teahouse={teahouse} />
      </StrictMode>,
    );
});
