import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { RefusedValue } from "../backend/bindings/RefusedValue";

/** After the last letter; shorter than a pause that anybody makes on purpose. */
const PAUSE_MS = 150;

interface Refused {
  /** Why, by parameter. */
  messages: ReadonlyMap<string, string>;
  /** Whether that was said of the values as they are now; a start says it of newer ones. */
  current: boolean;
}

/** The values that a start would be refused for. What cannot be asked is said by the start itself. */
export function useRefused(
  document: string,
  preset: string | null,
  parameters: Readonly<Record<string, string>>,
): Refused {
  const [answer, setAnswer] = useState<{ asked: string; values: readonly RefusedValue[] }>({
    asked: "",
    values: [],
  });
  const asked = JSON.stringify([document, preset, parameters]);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      backend()
        .call("check_parameters", { document, preset, parameters })
        .then(
          (values) => {
            if (!overtaken) setAnswer({ asked, values });
          },
          () => {
            if (!overtaken) setAnswer({ asked, values: [] });
          },
        );
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
    // The values themselves are what matters, not the object that holds them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
  return {
    messages: new Map(answer.values.map((one) => [one.parameter, one.message])),
    current: answer.asked === asked,
  };
}
