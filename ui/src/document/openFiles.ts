import type { DocumentView } from "../backend/bindings/DocumentView";
import { baseName } from "../format/path";

/** A document that is open, shown or not. */
export interface OpenFile {
  id: string;
  /** Its path. */
  file: string;
  folder: string;
  unsaved: boolean;
}

/** The list with what a view says of its document: at its place, or at the end when it is new. */
export function withFile(
  files: readonly OpenFile[],
  { id, file, folder, editing }: DocumentView,
): readonly OpenFile[] {
  const next: OpenFile = { id, file, folder, unsaved: editing.unsaved };
  const known = files.find((one) => one.id === id);
  if (known === undefined) return [...files, next];
  return known.unsaved === next.unsaved && known.file === file
    ? files
    : files.map((one) => (one.id === id ? next : one));
}

/** What a tab is called: the file's name, after its folder's when another open file has the same. */
export function tabLabel(
  files: readonly OpenFile[],
  { id, file, folder }: OpenFile,
): { name: string; folder: string | null } {
  const name = baseName(file);
  const twin = files.some((one) => one.id !== id && baseName(one.file) === name);
  return { name, folder: twin ? baseName(folder) : null };
}

/** The file so many places further, around the ends; `null` when there is no other. */
export function neighbour(files: readonly OpenFile[], id: string, by: number): OpenFile | null {
  const index = files.findIndex((one) => one.id === id);
  if (index < 0 || files.length < 2) return null;
  return files[(index + by + files.length) % files.length] ?? null;
}
