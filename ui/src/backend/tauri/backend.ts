import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { Backend } from "../backend";
import type { Commands } from "../bindings/Commands";
import type { Notice } from "../bindings/Notice";
import { saveDialog } from "../saveDialog";

const DEFINITIONS = [{ name: "Pipeline definition", extensions: ["json"] }];

/** The backend inside the desktop window: one command, one event. */
export const tauriBackend: Backend = {
  call<K extends keyof Commands>(
    command: K,
    args: Commands[K]["args"],
    known: readonly number[] = [],
  ): Promise<Commands[K]["result"]> {
    return invoke<Commands[K]["result"]>("call", { command: { command, args }, known });
  },

  subscribe(listener) {
    const unlisten = listen<Notice>("notice", (event) => listener(event.payload));
    return () => {
      void unlisten.then((stop) => stop());
    };
  },

  pickFolder() {
    return open({ directory: true, title: "Open a pipeline project" });
  },

  setZoom(factor) {
    // A window that cannot be zoomed keeps its size; nothing else depends on it.
    void getCurrentWebview()
      .setZoom(factor)
      .catch(() => undefined);
  },

  pickFile() {
    return open({ title: "Open a definition", filters: DEFINITIONS });
  },

  pickSave(suggested) {
    return save(saveDialog(suggested));
  },

  onDrop(listener) {
    const unlisten = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "drop") listener({ kind: "dropped", paths: payload.paths });
      else listener({ kind: payload.type === "leave" ? "gone" : "over" });
    });
    return () => {
      void unlisten.then((stop) => stop());
    };
  },
};
