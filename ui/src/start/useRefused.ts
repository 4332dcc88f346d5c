import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { RefusedValue } from "../backend/bindings/RefusedValue";

/** After the last letter; shorter than a pause that anybody makes on purpose. */
const PAUSE_MS = 150;

/** The values that a start would be refused for, by parameter. What cannot be asked is said by the start itself. */
export function useRefused(document: string, preset: string | null, parameters: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const [refused, setRefused] = useState<readonly RefusedValue[]>([]);
  const asked = JSON.stringify([document, preset, parameters]);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      backend().call("check_parameters", { document, preset, parameters }).then(
        (values) => { if (!overtaken) setRefused(values); },
        () => { if (!overtaken) setRefused([]); },
      );
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
    // The values themselves are what matters, not the object that holds them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
  return new Map(refused.map((one) => [one.parameter, one.message]));
}
