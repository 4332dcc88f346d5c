import type { CanvasView } from "./bindings/CanvasView";
import type { DocumentPart } from "./bindings/DocumentPart";
import type { DocumentView } from "./bindings/DocumentView";
import type { Renumbered } from "./bindings/Renumbered";
import type { Run } from "./bindings/Run";
import type { WireView } from "./bindings/WireView";

/** A list put together of runs of an earlier one and of what is new; the earlier one itself when nothing changed. */
function list<T>(runs: readonly Run[], before: T[], fresh: readonly T[]): T[] {
  const [only] = runs;
  if (runs.length === 1 && only?.from === 0 && only.count === before.length) return before;
  if (runs.length === 0 && before.length === 0) return before;
  let next = 0;
  return runs.flatMap(({ from, count }) => {
    if (from !== null) return before.slice(from, from + count);
    next += count;
    return fresh.slice(next - count, next);
  });
}

/** Changes some elements of a list that nobody has seen yet; a list that is the earlier one is copied first. */
function changed<T, C extends [number, ...unknown[]]>(
  made: T[],
  before: T[],
  changes: readonly C[],
  change: (element: T, how: C) => T,
): T[] {
  if (changes.length === 0) return made;
  const after = made === before ? [...made] : made;
  for (const how of changes) {
    const element = after[how[0]];
    if (element !== undefined) after[how[0]] = change(element, how);
  }
  return after;
}

const STEPS = "/Steps/";

/** A pointer with the number that its step has now. */
function renumber(origin: string, renumbered: readonly Renumbered[]): string {
  if (!origin.startsWith(STEPS)) return origin;
  const number = Number.parseInt(origin.slice(STEPS.length), 10);
  const run = renumbered.find(({ from, count }) => from <= number && number < from + count);
  return run === undefined || run.from === run.to
    ? origin
    : `${STEPS}${number - run.from + run.to}${origin.slice(STEPS.length + String(number).length)}`;
}

function withNumbers(wires: WireView[], renumbered: readonly Renumbered[]): WireView[] {
  if (renumbered.length === 0) return wires;
  return wires.map((wire) => {
    const origins = wire.origins.map((origin) => renumber(origin, renumbered));
    if (origins.every((origin, i) => origin === wire.origins[i])) return wire;
    // Member by member: copying a thousand wires whole costs more than finding their numbers.
    const { id, kind, from, from_port, to, to_port, points, broken } = wire;
    return { id, kind, from, from_port, to, to_port, points, origins, broken };
  });
}

function pairs(points: readonly number[]): { x: number; y: number }[] {
  return Array.from({ length: points.length / 2 }, (_, i) => ({
    x: points[2 * i] ?? 0,
    y: points[2 * i + 1] ?? 0,
  }));
}

function canvasOf(part: DocumentPart, before: CanvasView, fresh: CanvasView): CanvasView {
  const numbered = withNumbers(before.wires, part.renumbered);
  const nodes = changed(
    list(part.nodes, before.nodes, fresh.nodes),
    before.nodes,
    part.moved,
    (node, [, x, y]) => ({ ...node, rect: { ...node.rect, x, y } }),
  );
  const wires = changed(
    list(part.wires, numbered, fresh.wires),
    before.wires,
    part.routed,
    (wire, [, points]) => ({ ...wire, points: pairs(points) }),
  );
  const lanes = list(part.lanes, before.lanes, fresh.lanes);
  return nodes === before.nodes && wires === before.wires && lanes === before.lanes
    ? before
    : { nodes, lanes, wires };
}

/** The view that a part is of, put together with the earlier one that it completes; what did not change is the same object. */
export function whole(view: DocumentView, before: DocumentView): DocumentView {
  const { part, ...head } = view;
  if (part === undefined) return view;
  return {
    ...head,
    parameters: list(part.parameters, before.parameters, view.parameters),
    steps: list(part.steps, before.steps, view.steps),
    canvas: canvasOf(part, before.canvas, view.canvas),
    diagnostics: list(part.diagnostics, before.diagnostics, view.diagnostics),
    editing: {
      ...view.editing,
      history: list(part.history, before.editing.history, view.editing.history),
      undone: list(part.undone, before.editing.undone, view.editing.undone),
    },
  };
}
