import { useDocument } from "../document/document";
import { useExecution } from "../executions/execution";

/** A parameter's value: of the shown execution, or its default in the design; `null` when it has none. */
export function useResolved(name: string): string | null {
  const given = useExecution(
    ({ execution }) => execution?.parameters.find((one) => one.name === name)?.value,
  );
  const fallback = useDocument(
    ({ document }) => document?.parameters.find((one) => one.name === name)?.default,
  );
  if (given !== undefined) return String(given);
  return fallback ?? null;
}
