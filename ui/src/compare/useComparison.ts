import { useCallback, useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { Comparison } from "../backend/bindings/Comparison";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { VersionOf } from "../backend/bindings/VersionOf";
import { failureOf, type Failure } from "../backend/failure";

interface Compared {
  comparison: Comparison | null;
  failure: Failure | null;
}

interface Comparing extends Compared {
  /** Compares anew. */
  again: () => void;
}

/**
 * What differs between a version and a document, anew with every change of either. `key` names the version; it is told by step and
 * field, or with `texts` line by line.
 */
export function useComparison(
  version: VersionOf | null,
  document: DocumentView | null,
  key: string,
  texts: boolean,
): Comparing {
  const [compared, setCompared] = useState<Compared>({ comparison: null, failure: null });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const id = document?.id;
  const text = document?.editing.text;
  const none = version === null;
  useEffect(() => {
    if (version === null || id === undefined) return;
    let over = false;
    // A burst of changes is answered once.
    const soon = setTimeout(() => {
      backend()
        .call("compare_document", { document: id, with: version, texts })
        .then(
          (comparison) => {
            if (!over) setCompared({ comparison, failure: null });
          },
          (reason: unknown) => {
            if (!over) setCompared({ comparison: null, failure: failureOf(reason) });
          },
        );
    }, 120);
    return () => {
      over = true;
      clearTimeout(soon);
    };
    // The version is named by its key: callers make it anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, text, key, none, texts, round]);
  return none ? { comparison: null, failure: null, again } : { ...compared, again };
}
