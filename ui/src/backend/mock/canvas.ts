// The churn pipeline's drawing for the browser: positions by hand, wires by the plain router.
import { plainBranchRoute, plainRoute, rowCentre } from "../../canvas/route";
import type { CanvasView } from "../bindings/CanvasView";
import type { LaneView } from "../bindings/LaneView";
import type { NodeView } from "../bindings/NodeView";
import type { Point } from "../bindings/Point";
import type { PortView } from "../bindings/PortView";
import type { WireView } from "../bindings/WireView";

/** Where each node lies, top left. */
export type Positions = Readonly<Record<string, Point>>;

export const ARRANGED: Positions = {
  ProcessData: { x: 24, y: 68 },
  TrainModel: { x: 236, y: 24 },
  EvaluateModel: { x: 448, y: 90 },
  CheckQuality: { x: 660, y: 90 },
  CreateModel: { x: 660, y: 248 },
  RegisterModel: { x: 660, y: 334 },
  QualityTooLow: { x: 660, y: 492 },
};

type Plan = Pick<NodeView, "step" | "step_type" | "family" | "subtitle"> & {
  ins: string[];
  outs: string[];
  conditions?: string[];
  lane?: string;
};

const PLANS: Plan[] = [
  {
    step: "ProcessData",
    step_type: "Processing",
    family: "data",
    subtitle: "Processing · sklearn",
    ins: ["data"],
    outs: ["train", "validation", "test"],
  },
  {
    step: "TrainModel",
    step_type: "Training",
    family: "train",
    subtitle: "Training · XGBoost",
    ins: ["train", "validation"],
    outs: ["model"],
  },
  {
    step: "EvaluateModel",
    step_type: "Processing",
    family: "evaluate",
    subtitle: "Processing · XGBoost",
    ins: ["model", "test"],
    outs: ["evaluation"],
  },
  {
    step: "CheckQuality",
    step_type: "Condition",
    family: "decide",
    subtitle: "Condition",
    ins: ["roc_auc"],
    outs: [],
    conditions: ["roc_auc ≥ AucThreshold"],
  },
  {
    step: "CreateModel",
    step_type: "Model",
    family: "deploy",
    subtitle: "Model",
    ins: ["model"],
    outs: ["name"],
    lane: "CheckQuality/True",
  },
  {
    step: "RegisterModel",
    step_type: "RegisterModel",
    family: "deploy",
    subtitle: "Register · churn-xgb",
    ins: ["metrics", "model"],
    outs: ["package"],
    lane: "CheckQuality/True",
  },
  {
    step: "QualityTooLow",
    step_type: "Fail",
    family: "decide",
    subtitle: "Fail · with a message",
    ins: ["message"],
    outs: [],
    lane: "CheckQuality/False",
  },
];

/** from.port, to.port, and how far right of the source the wire turns; without it, in the middle. */
const WIRES: [string, string, string, string, number?][] = [
  ["ProcessData", "train", "TrainModel", "train", 14],
  ["ProcessData", "validation", "TrainModel", "validation", 23],
  ["ProcessData", "test", "EvaluateModel", "test"],
  ["TrainModel", "model", "EvaluateModel", "model", 18],
  ["TrainModel", "model", "CreateModel", "model", 18],
  ["TrainModel", "model", "RegisterModel", "model", 18],
  ["EvaluateModel", "evaluation", "CheckQuality", "roc_auc"],
  ["EvaluateModel", "evaluation", "RegisterModel", "metrics", 18],
  ["EvaluateModel", "evaluation", "QualityTooLow", "message", 18],
];

const WIDTH = 176;
const LANES: [outcome: boolean, steps: string[]][] = [
  [true, ["CreateModel", "RegisterModel"]],
  [false, ["QualityTooLow"]],
];

function connected(step: string, port: string, side: 0 | 2): boolean {
  return WIRES.some((wire) => wire[side] === step && wire[side + 1] === port);
}

function node(plan: Plan, positions: Positions): NodeView {
  const { ins, outs, lane, conditions = [], ...rest } = plan;
  const at = positions[plan.step] ?? { x: 0, y: 0 };
  const rows = Math.max(ins.length, outs.length, conditions.length);
  const height = 54 + 22 * rows + (conditions.length > 0 ? 27 : 0);
  const port =
    (side: 0 | 2) =>
    (label: string): PortView => ({
      id: label,
      label,
      connected: connected(plan.step, label, side),
      broken: false,
    });
  return {
    ...rest,
    conditions,
    lane: lane ?? null,
    folded: null,
    rect: { ...at, width: WIDTH, height },
    inputs: ins.map(port(2)),
    outputs: outs.map(port(0)),
  };
}

function lane(outcome: boolean, steps: string[], nodes: NodeView[]): LaneView {
  const rects = nodes.filter(({ step }) => steps.includes(step)).map(({ rect }) => rect);
  const x = Math.min(...rects.map((rect) => rect.x)) - 10;
  const y = Math.min(...rects.map((rect) => rect.y)) - 28;
  const right = Math.max(...rects.map((rect) => rect.x + rect.width)) + 10;
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height)) + 12;
  const rect = { x, y, width: right - x, height: bottom - y };
  return {
    id: `CheckQuality/${outcome ? "True" : "False"}`,
    condition: "CheckQuality",
    outcome,
    title: outcome ? "True" : "False",
    rect,
    steps: steps.length,
    folded: false,
    hidden: false,
  };
}

function dataWire(
  [from, out, to, into, turn]: (typeof WIRES)[number],
  nodes: Map<string, NodeView>,
): WireView[] {
  const [source, target] = [nodes.get(from), nodes.get(to)];
  if (source === undefined || target === undefined) return [];
  const start = {
    x: source.rect.x + WIDTH,
    y: rowCentre(
      source.rect,
      source.outputs.findIndex(({ id }) => id === out),
    ),
  };
  const end = {
    x: target.rect.x,
    y: rowCentre(
      target.rect,
      target.inputs.findIndex(({ id }) => id === into),
    ),
  };
  const points = plainRoute(start, end).map((point, i, all) =>
    turn !== undefined && all.length === 4 && (i === 1 || i === 2) ? { ...point, x: start.x + turn } : point,
  );
  return [
    {
      id: `${from}.${out}>${to}.${into}`,
      kind: "data",
      from,
      from_port: out,
      to,
      to_port: into,
      points,
      origins: [],
      broken: false,
    },
  ];
}

function branchWire(frame: LaneView, first: LaneView | undefined, nodes: Map<string, NodeView>): WireView[] {
  const source = nodes.get(frame.condition);
  if (source === undefined) return [];
  const { x, y, height } = source.rect;
  const start = { x: x + (frame.outcome ? 44 : 132), y: y + height };
  const end = { x: frame.outcome ? start.x : frame.rect.x + frame.rect.width / 2, y: frame.rect.y };
  const around =
    first !== undefined && !frame.outcome && end.y > first.rect.y
      ? Math.max(first.rect.x + first.rect.width, start.x) + 14
      : null;
  const points =
    around === null
      ? plainBranchRoute(start, end)
      : [
          start,
          { x: start.x, y: start.y + 14 },
          { x: around, y: start.y + 14 },
          { x: around, y: end.y - 10 },
          { x: end.x, y: end.y - 10 },
          end,
        ];
  return [
    {
      id: `${frame.id}>`,
      kind: "branch",
      from: frame.condition,
      from_port: frame.outcome ? "True" : "False",
      to: frame.id,
      to_port: "",
      points,
      origins: [],
      broken: false,
    },
  ];
}

/** The drawing with the nodes at these positions. */
export function churnCanvas(positions: Positions): CanvasView {
  const nodes = PLANS.map((plan) => node(plan, positions));
  const byStep = new Map(nodes.map((one) => [one.step, one]));
  const lanes = LANES.map(([outcome, steps]) => lane(outcome, steps, nodes));
  const wires = [
    ...WIRES.flatMap((wire) => dataWire(wire, byStep)),
    ...lanes.flatMap((frame) => branchWire(frame, lanes[0], byStep)),
  ];
  return { nodes, lanes, wires };
}
