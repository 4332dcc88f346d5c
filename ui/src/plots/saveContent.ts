import { backend } from "../backend/backend";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";

/** Writes a text, or bytes in base64, to a file that the user chooses; nothing when the dialog is dismissed. */
export async function saveContent(suggested: string, content: string, base64 = false): Promise<void> {
  try {
    const path = await backend().pickSave(suggested);
    if (path === null) return;
    await backend().call("write_export", { path, content, base64 });
    say(`Saved ${path}`);
  } catch (reason) {
    alertFailure(`Saving ${suggested}`, reason);
  }
}
