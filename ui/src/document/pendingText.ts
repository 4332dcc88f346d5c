/**
 * What was typed into the code view and is not yet told to the program. Whoever changes the document waits for it
 * first: an undo or a save must not come before the last letters.
 */
let flush: (() => Promise<void>) | null = null;

/** The code view says how what is pending is sent; `null` when it is gone. */
export function onFlush(send: (() => Promise<void>) | null): void {
  flush = send;
}

/** Sends what is pending. */
export async function flushText(): Promise<void> {
  await flush?.();
}
