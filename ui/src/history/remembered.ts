const name = (key: string) => `pipewright.history.${key}`;

/** What the history remembers under a key; the initial value when there is nothing that can be read. */
export function remembered<T>(key: string, initial: T): T {
  const text = localStorage.getItem(name(key));
  if (text === null) return initial;
  try {
    return JSON.parse(text) as T;
  } catch {
    return initial;
  }
}

/** Remembers a value over restarts. */
export function remember(key: string, value: unknown): void {
  localStorage.setItem(name(key), JSON.stringify(value));
}
