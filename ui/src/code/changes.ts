import { diff } from "@codemirror/merge";
import { ChangeSet, type Text } from "@codemirror/state";

/** Beyond so many edits a difference is found roughly: speed counts for more than the least change. */
const SCAN = 500;

/** The changes that make `next` of a text: the lines that differ and no others, so that cursor and scroll stay. */
export function changesTo(base: Text, next: string): ChangeSet {
  const before = base.toString();
  if (before === next) return ChangeSet.empty(base.length);
  const { from, toBefore, toNext } = differing(before, next);
  const parts = diff(before.slice(from, toBefore), next.slice(from, toNext), {
    scanLimit: SCAN,
    timeout: 50,
  });
  return ChangeSet.of(
    parts.map(({ fromA, toA, fromB, toB }) => ({
      from: from + fromA,
      to: from + toA,
      insert: next.slice(from + fromB, from + toB),
    })),
    base.length,
  );
}

/** The part of two texts between what they begin and end with alike. */
export function differing(before: string, next: string): { from: number; toBefore: number; toNext: number } {
  const shorter = Math.min(before.length, next.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === next.charCodeAt(from)) from += 1;
  let back = 0;
  while (
    back < shorter - from &&
    before.charCodeAt(before.length - 1 - back) === next.charCodeAt(next.length - 1 - back)
  )
    back += 1;
  return { from, toBefore: before.length - back, toNext: next.length - back };
}
