import type { ComparedFile } from "../../backend/bindings/ComparedFile";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";

/** A file in all executions. */
export interface ComparedFiles {
  /** The row of the tables that it stands in. */
  key: string;
  label: string;
  step: string | null;
  /** Its content in each execution; `null` where it is not. */
  files: readonly (ComparedFile | null)[];
}

/** Every file that differs in some execution: code and data first, then what steps made. */
export function comparedFiles({ sections }: Pick<ExecutionComparison, "sections">): ComparedFiles[] {
  const rows = sections
    .filter(({ kind }) => kind === "code" || kind === "artifacts")
    .flatMap(({ rows: own }) => own);
  return rows
    .filter(({ differs, cells }) => differs && cells.some(({ file }) => file !== null))
    .map(({ key, label, step, cells }) => ({ key, label, step, files: cells.map(({ file }) => file) }));
}

/** Whether a file differs between two executions. */
export function differsBetween({ files }: ComparedFiles, base: number, other: number): boolean {
  return files[base]?.sha256 !== files[other]?.sha256;
}

/** The file to show: the one asked for by its row or its name, else the first that differs between the two. */
export function chosenFile(
  files: readonly ComparedFiles[],
  wanted: string | undefined,
  base: number,
  other: number,
): ComparedFiles | undefined {
  const named = (key: "key" | "label") => files.find((file) => wanted !== undefined && file[key] === wanted);
  return (
    named("key") ?? named("label") ?? files.find((file) => differsBetween(file, base, other)) ?? files[0]
  );
}

/** What differs between the two first, then what only differs elsewhere. */
export function inOrder(
  files: readonly ComparedFiles[],
  base: number,
  other: number | null,
): ComparedFiles[] {
  const rank = (file: ComparedFiles) => Number(other !== null && !differsBetween(file, base, other));
  return [...files].sort((a, b) => rank(a) - rank(b));
}

/** A file's name where its step stands beside it: a label that two steps share ends in the step's name. */
export function fileName({ label, step }: Pick<ComparedFiles, "label" | "step">): string {
  return step !== null && label.endsWith(`, ${step}`) ? label.slice(0, -step.length - 2) : label;
}
