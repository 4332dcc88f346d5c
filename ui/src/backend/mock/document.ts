// The churn example project as the program would show it.
import definition from "../../../../pipelines/churn/pipeline.json";
import type { Diagnostic } from "../bindings/Diagnostic";
import type { DocumentView } from "../bindings/DocumentView";
import type { ParameterView } from "../bindings/ParameterView";
import type { StepView } from "../bindings/StepView";
import { ARRANGED, churnCanvas, type Positions } from "./canvas";

interface RawStep {
  Name: string;
  Type: string;
  Arguments: Record<string, unknown>;
}

interface RawParameter {
  Name: string;
  Type: string;
  DefaultValue?: string | number | boolean;
  EnumValues?: string[];
  Description?: string;
}

function nested(step: RawStep): RawStep[] {
  const { IfSteps = [], ElseSteps = [] } = step.Arguments as { IfSteps?: RawStep[]; ElseSteps?: RawStep[] };
  return [step, ...IfSteps.flatMap(nested), ...ElseSteps.flatMap(nested)];
}

const STEPS = (definition.Steps as RawStep[]).flatMap(nested);

function neighbours(step: string, canvas: DocumentView["canvas"]): Pick<StepView, "upstream" | "downstream"> {
  const lane = canvas.nodes.find((node) => node.step === step)?.lane?.split("/")[0];
  const upstream = new Set(canvas.wires.filter((wire) => wire.to === step).map((wire) => wire.from));
  if (lane !== undefined) upstream.add(lane);
  const downstream = new Set(
    canvas.wires.filter((wire) => wire.from === step && wire.kind !== "branch").map((wire) => wire.to),
  );
  for (const node of canvas.nodes) if (node.lane?.startsWith(`${step}/`)) downstream.add(node.step);
  return { upstream: [...upstream], downstream: [...downstream] };
}

const DIAGNOSTICS: Diagnostic[] = [
  {
    code: "unused-parameter",
    severity: "warning",
    step: null,
    pointer: "/Parameters/1",
    message: "No step uses the parameter ProcessingVolumeSize.",
    on_name: false,
    place: null,
    related: [],
    hint: "Remove it, or use it in a step.",
    fix: null,
  },
  {
    code: "literal-role",
    severity: "warning",
    step: "TrainModel",
    pointer: "/Steps/1/Arguments/RoleArn",
    message:
      "The role arn:aws:iam::123456789012:role/SageMakerPipelineRole is written into the step TrainModel.",
    on_name: false,
    place: null,
    related: [],
    hint: "Make it a parameter, so that another account can run the pipeline.",
    fix: null,
  },
];

function parameter(raw: RawParameter): ParameterView {
  return {
    name: raw.Name,
    parameter_type: raw.Type,
    default: raw.DefaultValue === undefined ? null : String(raw.DefaultValue),
    enum_values: raw.EnumValues ?? [],
    description: raw.Description ?? null,
  };
}

export const PARAMETERS = (definition.Parameters as RawParameter[]).map(parameter);

/** The document at a revision, with nodes where they were put. */
export function churnDocument(revision: number, moved: Positions): DocumentView {
  const canvas = churnCanvas({ ...ARRANGED, ...moved });
  return {
    id: "document-1",
    stamp: 0,
    revision,
    name: "churn",
    folder: "/home/you/pipelines/churn",
    file: "/home/you/pipelines/churn/pipeline.json",
    bytes: 15868,
    version: "2020-12-01",
    parameters: PARAMETERS,
    steps: STEPS.map((step) => ({ name: step.Name, step_type: step.Type, ...neighbours(step.Name, canvas) })),
    canvas,
    diagnostics: DIAGNOSTICS,
    editing: {
      unsaved: false,
      undo: null,
      redo: null,
      history: [],
      undone: [],
      conflict: false,
      recovered: false,
      elsewhere: false,
      text: 1,
      broken: null,
    },
  };
}

/** The definition's text. */
export const CHURN_TEXT = `${JSON.stringify(definition, null, 2)}\n`;

/** A step's `Arguments`, as written. */
export function argumentsOf(step: string): unknown {
  return STEPS.find(({ Name }) => Name === step)?.Arguments ?? null;
}
