import type { FileState } from "../backend/bindings/FileState";
import type { GitView } from "../backend/bindings/GitView";
import type { Underway } from "../backend/bindings/Underway";
import type { GlyphName } from "../widgets/glyphs";

/** What a file's state is called and drawn as. */
export const STATES: Record<FileState, { word: string; glyph: GlyphName; tone: string }> = {
  new: { word: "new", glyph: "plus", tone: "ok" },
  changed: { word: "changed", glyph: "parameter", tone: "warn" },
  deleted: { word: "deleted", glyph: "minus", tone: "err" },
  renamed: { word: "renamed", glyph: "right", tone: "t2" },
  conflicted: { word: "in conflict", glyph: "warning", tone: "err" },
};

/** What is under way, for people. */
export const UNDERWAY: Record<Underway, string> = {
  merge: "A merge is under way",
  rebase: "A rebase is under way",
  cherry_pick: "A cherry-pick is under way",
  revert: "A revert is under way",
  bisect: "A bisect is under way",
};

/** Where the repository stands, in a word. */
export function branchName({ branch, head }: GitView): string {
  return branch ?? (head === null ? "no commit yet" : `at ${head}`);
}

/** How it stands to the branch it follows; empty when it is the same. */
export function aheadBehind({ ahead, behind }: GitView): string {
  return [ahead > 0 ? `↑${ahead}` : "", behind > 0 ? `↓${behind}` : ""]
    .filter((part) => part !== "")
    .join(" ");
}
