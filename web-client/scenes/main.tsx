import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "../src/app/App";
import { followAddress } from "../src/app/route";
import "../src/design/tokens.css";
import "../src/design/base.css";
import { wearTheme } from "../src/design/theme";
import { firstLanguage, speak } from "../src/i18n/language";
import { scenes } from "./scenes";

// `npm run dev`, then /scenes/index.html lists the scenes, and ?scene=busy-room shows one.
const root = document.getElementById("root");
const name = new URLSearchParams(location.search).get("scene") ?? "";
const scene = scenes[name];

if (root && scene) {
  history.replaceState(null, "", scene.path);
  wearTheme(document.documentElement);
  followAddress();
  void speak(firstLanguage()).then(() =>
    createRoot(root).render(
      <StrictMode>
        <App teahouse={scene.teahouse()} />
      </StrictMode>,
    ),
  );
} else if (root) {
  createRoot(root).render(
    <ul>
      {Object.keys(scenes).map((each) => (
        <li key={each}>
          <a href={`?scene=${each}`}>{each}</a>
        </li>
      ))}
    </ul>,
  );
}
