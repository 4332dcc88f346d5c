import { backend } from "../backend/backend";
import { acceptDocument, useDocument } from "../document/document";

const KEY = "pipewright.files";

/** The paths that were open when the window was last closed. */
function remembered(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Opens again what was open, and remembers what is from then on. What is gone is left out. */
export async function restoreFiles(): Promise<void> {
  for (const path of remembered()) {
    try {
      acceptDocument(await backend().call("open_document", { path }));
    } catch {
      // Gone since; the one that is asked for says so itself.
    }
  }
  useDocument.subscribe(({ files }, before) => {
    if (files !== before.files) localStorage.setItem(KEY, JSON.stringify(files.map(({ file }) => file)));
  });
}
