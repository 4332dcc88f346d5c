import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";

/** The executions that hold every word somewhere in what is shown of them. */
export function matching(executions: readonly ExecutionSummary[], text: string): ExecutionSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return executions.filter(({ pipeline, number, display_name, status, arn }) => {
    const all = `${pipeline} ${number} ${display_name ?? ""} ${status} ${arn}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
