import { backend } from "../backend/backend";

/**
 * Calls back when executions have changed, until the returned function is called. An execution that goes on tells of itself
 * many times a second, so there are at least `between` milliseconds from one call to the next.
 */
export function whenExecutionsChange(
  between: number,
  act: () => void,
  concerns: (arn: string) => boolean = () => true,
): () => void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const stop = backend().subscribe((notice) => {
    if (notice.kind !== "execution_changed" || waiting !== null || !concerns(notice.arn)) return;
    waiting = setTimeout(() => {
      waiting = null;
      act();
    }, between);
  });
  return () => {
    stop();
    if (waiting !== null) clearTimeout(waiting);
  };
}
