import type { Backend } from "../backend";
import type { Commands } from "../bindings/Commands";
import type { Error as Failure } from "../bindings/Error";
import type { Notice } from "../bindings/Notice";
import { zoomPage } from "../zoomPage";

/** The backend behind HTTP, for development in a browser: see `api/examples/host.rs`. */
export const hostBackend: Backend = {
  async call<K extends keyof Commands>(
    command: K,
    args: Commands[K]["args"],
    known: readonly number[] = [],
  ): Promise<Commands[K]["result"]> {
    const answer = await fetch("/host/call", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ command, args, known }),
    });
    if (!answer.ok) throw (await answer.json()) as Failure;
    return (await answer.json()) as Commands[K]["result"];
  },

  subscribe(listener) {
    const source = new EventSource("/host/notices");
    source.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Notice);
    return () => source.close();
  },

  pickFolder() {
    return Promise.resolve(window.prompt("Path of a project folder or a definition file"));
  },

  setZoom: zoomPage,

  pickFile() {
    return Promise.resolve(window.prompt("Path of a definition file"));
  },

  pickSave(suggested) {
    return Promise.resolve(window.prompt("Path to save to", suggested));
  },

  // A browser hands files over without their paths.
  onDrop: () => () => undefined,
};
