/** What all paths begin with, up to a dot; nothing for a single path. */
export function sharedPath(paths: readonly string[]): string {
  const [first, ...rest] = paths;
  if (first === undefined || rest.length === 0) return "";
  const parts = first.split(".");
  let count = parts.length - 1;
  while (count > 0 && !rest.every((path) => path.startsWith(`${parts.slice(0, count).join(".")}.`)))
    count -= 1;
  return parts.slice(0, count).join(".");
}

/** The end of a path that is always shown: its last name, unless that alone is long. */
export function tail(path: string): string {
  const last = path.slice(path.lastIndexOf(".") + 1);
  return last.length > 28 ? last.slice(-28) : last;
}
