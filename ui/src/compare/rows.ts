import type { DefinitionDiff } from "../backend/bindings/DefinitionDiff";
import type { FieldDiff } from "../backend/bindings/FieldDiff";
import type { Presence } from "../backend/bindings/Presence";

/** Rows drawn at a time: each is a step with its fields, up to forty elements and more. */
export const AT_A_TIME = 40;

/** One line of a difference: a step or parameter, or a field of the one above it. */
export interface DiffRow {
  key: string;
  kind: "step" | "parameter" | "pipeline";
  /** The step or parameter. */
  name: string;
  stepType: string | null;
  presence: Presence;
  /** What happened to it besides: `was Train`, `moved`. */
  notes: string[];
  fields: FieldDiff[];
}

/** The difference as lines: parameters, steps, then the pipeline's own members. */
export function diffRows({ parameters, steps, fields }: DefinitionDiff): DiffRow[] {
  const rows: DiffRow[] = parameters.map((one) => ({
    key: `parameter ${one.presence} ${one.name}`,
    kind: "parameter",
    name: one.name,
    stepType: null,
    presence: one.presence,
    notes: one.renamed_from === null ? [] : [`was ${one.renamed_from}`],
    fields: one.presence === "kept" ? one.fields : [],
  }));
  for (const one of steps) {
    const notes = [];
    if (one.renamed_from !== null) notes.push(`was ${one.renamed_from}`);
    if (one.retyped_from !== null) notes.push(`${one.retyped_from} before`);
    if (one.moved_from !== null) notes.push("moved");
    rows.push({
      key: `step ${one.presence} ${one.name}`,
      kind: "step",
      name: one.name,
      stepType: one.step_type,
      presence: one.presence,
      notes,
      fields: one.fields,
    });
  }
  if (fields.length > 0)
    rows.push({
      key: "pipeline",
      kind: "pipeline",
      name: "Pipeline",
      stepType: null,
      presence: "kept",
      notes: [],
      fields,
    });
  return rows;
}

/** A value in one line: no quotes around a plain text, cut where it gets long. */
export function shortValue(text: string | null): string {
  if (text === null) return "unset";
  let shown = text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") shown = value === "" ? '""' : value;
    // A reference is what it refers to.
    else if (typeof value === "object" && value !== null && "Get" in value && typeof value.Get === "string")
      shown = value.Get;
  } catch {
    // Shown as it is.
  }
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
