import type { Rect } from "../../backend/bindings/Rect";
import type { WireView } from "../../backend/bindings/WireView";
import type { Scene } from "../scene/scene";
import { CORNER } from "../wirePath";
import type { WireState } from "../wireState";
import { inPass, type Brush } from "./brush";

/** From this zoom on corners are seen to be round. */
const ROUND = 0.35;
/** From this zoom on wires that cross are told apart by their halos. */
const HALOS = 0.45;

/** Of more wires than this none stands out; lines of a pixel and more cost the processor ten times as much as finer ones. */
const FEW = 400;

type Kind = "plain" | "dotted" | "on" | Exclude<WireState, "later">;

const ORDER: Kind[] = ["plain", "dotted", "done", "live", "on", "broken"];

function kindOf({ marks, view }: Brush, wire: WireView): Kind {
  const state = marks.wire(wire);
  if (state === "broken") return state;
  if (marks.states === null && (marks.selected.has(wire.from) || marks.selected.has(wire.to))) return "on";
  if (state === "done" || state === "live") return state;
  return wire.kind === "order" && view.zoom >= HALOS ? "dotted" : "plain";
}

function trace(path: Path2D, { points }: WireView, round: boolean): void {
  const last = points.length - 1;
  points.forEach((point, i) => {
    const next = points[i + 1];
    const before = points[i - 1];
    if (i === 0) path.moveTo(point.x, point.y);
    else if (!round || i === last || next === undefined || before === undefined)
      path.lineTo(point.x, point.y);
    else {
      const leg = Math.min(
        Math.abs(point.x - before.x) + Math.abs(point.y - before.y),
        Math.abs(next.x - point.x) + Math.abs(next.y - point.y),
      );
      path.arcTo(point.x, point.y, next.x, next.y, Math.min(CORNER, leg / 2));
    }
  });
}

interface Lines {
  path: Path2D;
  /** How many wires it has. */
  count: number;
}

/** Whole pictures of far views, kept while what they show stays: making paths costs as much as painting them. */
let kept: { scene: Scene; marks: unknown; paths: Map<Kind, Lines> } | null = null;

function pathsOf(brush: Brush, scene: Scene, shown: Rect): Map<Kind, Lines> {
  const round = brush.view.zoom >= ROUND;
  if (!round && brush.pass === "all" && kept !== null && kept.scene === scene && kept.marks === brush.marks)
    return kept.paths;
  const paths = new Map<Kind, Lines>();
  const add = (wire: WireView | undefined) => {
    if (
      wire === undefined ||
      !inPass(brush, wire.from, ...(wire.kind === "branch" ? [] : [wire.to])) ||
      brush.marks.lifted.has(wire.from) ||
      brush.marks.lifted.has(wire.to)
    )
      return;
    const kind = kindOf(brush, wire);
    let lines = paths.get(kind);
    if (lines === undefined) paths.set(kind, (lines = { path: new Path2D(), count: 0 }));
    lines.count += 1;
    trace(lines.path, wire, round);
  };
  if (round) for (const id of scene.wires.near(shown)) add(scene.canvas.wires[id]);
  else {
    scene.canvas.wires.forEach(add);
    if (brush.pass === "all") kept = { scene, marks: brush.marks, paths };
  }
  return paths;
}

/** The wires, by kind: those that tell more above those that tell less. */
export function paintWires(brush: Brush, scene: Scene, shown: Rect): void {
  const {
    pen,
    colours,
    view: { zoom },
  } = brush;
  const paths = pathsOf(brush, scene, shown);
  const colour: Record<Kind, string> = {
    plain: colours.wire,
    dotted: colours.wire,
    done: colours.hues.ok,
    live: colours.hues.run,
    on: colours.accent,
    broken: colours.hues.err,
  };
  for (const kind of ORDER) {
    const lines = paths.get(kind);
    if (lines === undefined) continue;
    const { path, count } = lines;
    pen.setLineDash([]);
    if (zoom >= HALOS) {
      pen.strokeStyle = colours.canvas;
      pen.lineWidth = 5;
      pen.stroke(path);
    }
    pen.strokeStyle = colour[kind];
    const marked = kind === "live" || kind === "on";
    pen.lineWidth = marked ? Math.max(2, (count > FEW ? 0.9 : 1.5) / zoom) : Math.max(1.5, 0.6 / zoom);
    if (kind === "dotted") pen.setLineDash([2, 4]);
    if (kind === "broken") pen.setLineDash([5, 3]);
    pen.stroke(path);
  }
  pen.setLineDash([]);
}
