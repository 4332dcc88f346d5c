import { create } from "zustand";
import { backend } from "../backend/backend";
import { failureOf, type Failure } from "../backend/failure";
import { appendLines, EMPTY_LOG, type LogBuffer } from "./logBuffer";

interface LogState {
  arn: string | null;
  step: string | null;
  buffer: LogBuffer;
  /** Whether the log has ended and all of it is here. */
  complete: boolean;
  /** Why it cannot be read. */
  failure: Failure | null;
}

const INITIAL: LogState = { arn: null, step: null, buffer: EMPTY_LOG, complete: false, failure: null };

/** The log of one step, as far as it was read. */
export const useLog = create<LogState>(() => INITIAL);

/** How long to wait for more after an answer without lines. */
const PAUSE = 300;

/** Follows a step's log until the returned function is called. */
export function followLog(arn: string, step: string): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  useLog.setState({ ...INITIAL, arn, step });
  const read = async (offset: number): Promise<void> => {
    try {
      const page = await backend().call("read_log", { arn, step, offset });
      // Another step may have been chosen while the answer was under way.
      if (ended) return;
      useLog.setState(({ buffer }) => ({
        buffer: appendLines(buffer, page.lines),
        complete: page.complete,
        failure: null,
      }));
      if (page.complete) return;
      timer = setTimeout(() => void read(page.next_offset), page.lines.length > 0 ? 0 : PAUSE);
    } catch (reason) {
      if (!ended) useLog.setState({ failure: failureOf(reason), complete: true });
    }
  };
  void read(0);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
