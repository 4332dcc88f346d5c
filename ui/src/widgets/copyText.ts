import { alertFailure } from "./alertList";

/** Copies a text whole; whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (reason) {
    alertFailure("Copying", reason);
    return false;
  }
}
