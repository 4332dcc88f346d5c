type Fields = Record<string, unknown>;

/** What tells an element of a list apart: a node's step, a wire's or lane's id, a step's name. */
const KEYS = ["step", "id", "name"] as const;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function keyOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  for (const key of KEYS) {
    const name = value[key];
    if (typeof name === "string") return name;
  }
  return null;
}

function shareList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  let same = before.length === after.length;
  let moved: Map<string, unknown> | null = null;
  const shared = after.map((value, i) => {
    let counterpart = before[i];
    const key = keyOf(value);
    if (key !== null && keyOf(counterpart) !== key) {
      moved ??= new Map(before.map((one) => [keyOf(one) ?? "", one]));
      counterpart = moved.get(key);
    }
    const kept = share(counterpart, value);
    same &&= kept === before[i];
    return kept;
  });
  return same ? before : shared;
}

function shareFields(before: Fields, after: Fields): Fields {
  const names = Object.keys(after);
  let same = names.length === Object.keys(before).length;
  const shared: Fields = {};
  for (const name of names) {
    const kept = share(before[name], after[name]);
    shared[name] = kept;
    same &&= kept === before[name] && name in before;
  }
  return same ? before : shared;
}

/**
 * What comes after, with every part that is as before being the same object as before: a view of a thousand steps in which
 * one value changed then draws one thing anew.
 */
export function share<T>(before: unknown, after: T): T;
export function share(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return shareList(before, after);
  return isObject(before) && isObject(after) ? shareFields(before, after) : after;
}
