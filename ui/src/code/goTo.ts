type GoTo = (line: number, column: number) => void;

let editor: GoTo | null = null;
let wanted: [line: number, column: number] | null = null;

/** The editor says that it is there; `null` when it is gone. */
export function onGoTo(go: GoTo | null): void {
  editor = go;
  if (go === null || wanted === null) return;
  go(...wanted);
  wanted = null;
}

/** Puts the cursor to a place of the text, as soon as there is an editor. */
export function goTo(line: number, column: number): void {
  if (editor === null) wanted = [line, column];
  else editor(line, column);
}
