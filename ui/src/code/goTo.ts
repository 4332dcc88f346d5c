type GoTo = (line: number, column: number) => void;

let editor: GoTo | null = null;
let wanted: [number, number] | null = null;

/** The editor says that it is there; `null` when it is gone. */
export function onGoTo(go: GoTo | null): void {
  editor = go;
  if (go !== null && wanted !== null) {
    const [line, column] = wanted;
    wanted = null;
    // After the first text is there.
    setTimeout(() => go(line, column), 300);
  }
}

/** Puts the cursor to a place of the text, as soon as there is an editor. */
export function goTo(line: number, column: number): void {
  if (editor === null) wanted = [line, column];
  else editor(line, column);
}
