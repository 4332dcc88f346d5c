import { openSettings } from "../../settings/settings";
import { openAbout } from "../about";
import type { Command } from "../command";

/** What is about the program itself. */
export const help: Command[] = [
  {
    id: "file.settings",
    title: "Settings…",
    group: "File",
    keys: ["Ctrl+,"],
    whileTyping: true,
    run: openSettings,
  },
  { id: "help.about", title: "About Pipewright", group: "Help", run: () => void openAbout() },
];
