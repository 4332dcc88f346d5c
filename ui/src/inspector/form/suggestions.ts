import { useEffect, useState } from "react";
import { backend } from "../../backend/backend";
import type { Suggestion } from "../../backend/bindings/Suggestion";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { useDocument } from "../../document/document";

/** What a field could hold, for what was typed so far; `null` until the first answer. */
export function useSuggestions(
  pointer: string,
  text: string,
  source: ValueSource,
  wanted: boolean,
): Suggestion[] | null {
  const [found, setFound] = useState<Suggestion[] | null>(null);
  const document = useDocument((state) => state.document?.id ?? null);
  useEffect(() => {
    if (!wanted || document === null) return;
    let overtaken = false;
    backend()
      .call("complete_value", { document, pointer, text, source })
      .then(
        (suggestions) => {
          if (!overtaken) setFound(suggestions);
        },
        () => {
          if (!overtaken) setFound([]);
        },
      );
    return () => {
      overtaken = true;
    };
  }, [document, pointer, text, source, wanted]);
  return wanted ? found : null;
}
