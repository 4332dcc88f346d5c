import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { useDocument } from "../document/document";

/** What an execution knows of itself; SageMaker's list. */
const EXECUTION = [
  "StartDateTime",
  "CurrentDateTime",
  "PipelineName",
  "PipelineArn",
  "PipelineExecutionId",
  "PipelineExecutionArn",
];

interface Names {
  parameters: readonly string[];
  steps: readonly string[];
}

/** What can stand at the end of a line up to the cursor: a reference, or the name of a step that is waited for. */
export function offered(
  line: string,
  { parameters, steps }: Names,
): { from: number; labels: string[] } | null {
  const reference = /"Get":\s*"([^"]*)$/.exec(line);
  if (reference !== null) {
    const labels = [
      ...parameters.map((name) => `Parameters.${name}`),
      ...steps.map((name) => `Steps.${name}.`),
      ...EXECUTION.map((name) => `Execution.${name}`),
    ];
    return { from: line.length - (reference[1]?.length ?? 0), labels };
  }
  const waited = /"(?:DependsOn":\s*\[[^\]]*|StepName":\s*)"([^"]*)$/.exec(line);
  return waited === null ? null : { from: line.length - (waited[1]?.length ?? 0), labels: [...steps] };
}

/** Completes references by what the pipeline has. */
export function complete(context: CompletionContext): CompletionResult | null {
  const { document } = useDocument.getState();
  if (document === null) return null;
  const line = context.state.doc.lineAt(context.pos);
  const names = {
    parameters: document.parameters.map(({ name }) => name),
    steps: document.steps.map(({ name }) => name),
  };
  const found = offered(line.text.slice(0, context.pos - line.from), names);
  if (found === null) return null;
  return {
    from: line.from + found.from,
    options: found.labels.map((label) => ({ label })),
    validFor: /^[\w.-]*$/,
  };
}
