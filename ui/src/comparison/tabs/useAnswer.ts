import { useCallback, useEffect, useState } from "react";
import { failureOf, type Failure } from "../../backend/failure";

interface Answer<T> {
  value: T | null;
  failure: Failure | null;
}

interface Asking<T> extends Answer<T> {
  /** Asks once more; until there is an answer, what was told stands. */
  again: () => void;
}

/** The answer to a question that a key names; what was asked before is forgotten at once. */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Asking<T> {
  const [answer, setAnswer] = useState<Answer<T> & { key: string }>({ key: "", value: null, failure: null });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    let over = false;
    ask().then(
      (value) => {
        if (!over) setAnswer({ key, value, failure: null });
      },
      (reason: unknown) => {
        if (!over) setAnswer({ key, value: null, failure: failureOf(reason) });
      },
    );
    return () => {
      over = true;
    };
    // The key names the question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, round]);
  return answer.key === key ? { ...answer, again } : { value: null, failure: null, again };
}
