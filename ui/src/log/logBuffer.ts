import type { LogLine } from "../backend/bindings/LogLine";

/** As many lines as are kept in memory; the file keeps all. */
export const LOG_CAPACITY = 200_000;

/** Lines of a log as far as they were read. */
export interface LogBuffer {
  /** The last lines, oldest first. Grown in place: `version` tells when. */
  readonly lines: LogLine[];
  /** How many older lines were dropped. */
  readonly dropped: number;
  readonly version: number;
}

export const EMPTY_LOG: LogBuffer = { lines: [], dropped: 0, version: 0 };

/**
 * The buffer with more lines. The array is shared with the buffer given, which must not be used
 * any more: copying it for every page would make a long log quadratic.
 */
export function appendLines(buffer: LogBuffer, more: readonly LogLine[], capacity = LOG_CAPACITY): LogBuffer {
  if (more.length === 0) return buffer;
  const lines = buffer.version === 0 ? [] : buffer.lines;
  for (const line of more) lines.push(line);
  // Dropped in blocks, so that a full buffer is not shifted for every line.
  const excess = lines.length > capacity * 1.1 ? lines.length - capacity : 0;
  if (excess > 0) lines.splice(0, excess);
  return { lines, dropped: buffer.dropped + excess, version: buffer.version + 1 };
}

/** Indices of the lines that contain the text, whatever the case; none for an empty text. */
export function findLines(lines: readonly LogLine[], text: string): number[] {
  const needle = text.toLowerCase();
  if (needle === "") return [];
  const found: number[] = [];
  lines.forEach((line, i) => {
    if (line.text.toLowerCase().includes(needle)) found.push(i);
  });
  return found;
}

export type Tone = "plain" | "warn" | "err";

/** How loud a line is, by the words that Python's logging and tracebacks use. */
export function toneOf(text: string): Tone {
  // Words inside a line say nothing: XGBoost prints a metric named `error` every round.
  if (/\b(ERROR|CRITICAL|FATAL)\b|^Traceback \(|\b[A-Z]\w*(Error|Exception)(:|$)|^error:/.test(text))
    return "err";
  return /\bWARN(ING)?\b|\b[A-Z]\w*Warning(:|$)|^warning:/.test(text) ? "warn" : "plain";
}

/** What is printed of a line: the service writes tabs as `#011`, and terminal colours mean nothing here. */
export function printable(text: string): string {
  return text.replaceAll("#011", "\t").replace(/\u001b\[[0-9;]*m/g, "");
}
