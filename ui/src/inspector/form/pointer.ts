/** A pointer with one more part, escaped as JSON pointers ask. */
export function childPointer(pointer: string, part: string | number): string {
  return `${pointer}/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Whether the place of `outer` holds that of `inner`. */
export function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Whether text that was pasted means rows rather than one value. */
export function isRows(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.includes("\n") || /^[{[][^]*[}\]]$/.test(trimmed) || /^[\w.-]+\s*=\s*\S/.test(trimmed);
}
