import "@fontsource-variable/inter/wght.css";
import "@fontsource/jetbrains-mono/400.css";
import "@fontsource/jetbrains-mono/600.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/controls.css";
import "./theme/panels.css";
import "./theme/overlays.css";
import "./theme/density.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Boundary } from "./app/Boundary";
import { Stop } from "./app/Stop";
import { connect } from "./backend/backend";
import { chooseBackend } from "./backend/choose";
import { followTheme } from "./theme/theme";
import "./widgets/idle";

// Asked for at once, and run in a task of its own: with what is imported here it was one that a key waits for.
const app = import("./app/App");

followTheme();

const host = document.getElementById("root");
if (host === null) throw new Error("index.html has no #root.");
const root = createRoot(host);

const chosen = await chooseBackend();
if (chosen === null) {
  root.render(
    <Stop
      title="Open Pipewright's own window"
      message="This page is the designer of the desktop program; a browser alone cannot run pipelines."
      hint="Start the program pipewright-designer."
    />,
  );
} else {
  connect(chosen);
  const { App } = await app;
  root.render(
    <StrictMode>
      <Boundary
        instead={(message) => (
          <Stop
            title="The window cannot be drawn"
            message={`Something in it went wrong: ${message}`}
            hint="Nothing is lost: the program still has every edit, and keeps it in its journal."
          >
            <button type="button" className="btn primary" onClick={() => location.reload()}>
              Draw it anew
            </button>
          </Stop>
        )}
      >
        <App />
      </Boundary>
    </StrictMode>,
  );
}
