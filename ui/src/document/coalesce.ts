/**
 * Runs an asynchronous refresh one at a time: calls that come while one is under way are answered
 * by one more run after it.
 */
export function coalesce(refresh: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let wanted = 0;
  const run = async (): Promise<void> => {
    try {
      for (let done = 0; done < wanted;) {
        done = wanted;
        await refresh();
      }
    } finally {
      running = null;
      wanted = 0;
    }
  };
  return () => {
    wanted += 1;
    running ??= run();
    return running;
  };
}
