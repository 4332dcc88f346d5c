/** An argument's value as the inspector reads it: SageMaker's references made visible. */
export type Argument =
  | { kind: "literal"; text: string; type: "string" | "number" | "boolean" | "null" | "empty" }
  | { kind: "parameter"; name: string }
  | { kind: "variable"; name: string }
  | { kind: "upstream"; step: string; path: string }
  | { kind: "property"; step: string; file: string; path: string }
  | { kind: "join"; separator: string; parts: Argument[] };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reference(text: string): Argument {
  const [root = "", ...rest] = text.split(".");
  if (root === "Parameters") return { kind: "parameter", name: rest.join(".") };
  if (root === "Execution") return { kind: "variable", name: rest.join(".") };
  if (root === "Steps") return { kind: "upstream", step: rest[0] ?? "", path: rest.slice(1).join(".") };
  return { kind: "literal", text, type: "string" };
}

function join({ On, Values }: Record<string, unknown>): Argument | null {
  if (!Array.isArray(Values)) return null;
  const parts = Values.map(readArgument);
  if (!parts.every((part) => part !== null)) return null;
  const [only, ...more] = parts;
  // A Join of one value only turns it into text: it reads as the value itself.
  if (only !== undefined && more.length === 0) return only;
  return { kind: "join", separator: typeof On === "string" ? On : "", parts };
}

function jsonGet({ PropertyFile, Path, S3Uri }: Record<string, unknown>): Argument | null {
  const path = typeof Path === "string" ? Path : "";
  if (S3Uri !== undefined) return readArgument(S3Uri);
  if (!isRecord(PropertyFile) || typeof PropertyFile.Get !== "string") return null;
  const [, step = "", , ...file] = PropertyFile.Get.split(".");
  return { kind: "property", step, file: file.join("."), path };
}

/** Reads one value; `null` for an object or array, which is a group of values. */
export function readArgument(value: unknown): Argument | null {
  if (value === null || value === undefined) return { kind: "literal", text: "null", type: "null" };
  if (value === "") return { kind: "literal", text: '""', type: "empty" };
  if (typeof value === "string") return { kind: "literal", text: value, type: "string" };
  if (typeof value === "number") return { kind: "literal", text: value.toString(), type: "number" };
  if (typeof value === "boolean") return { kind: "literal", text: value.toString(), type: "boolean" };
  if (typeof value === "object" && Object.keys(value).length === 0)
    return { kind: "literal", text: Array.isArray(value) ? "[]" : "{}", type: "empty" };
  if (!isRecord(value)) return null;
  if (typeof value.Get === "string") return reference(value.Get);
  const joined = value["Std:Join"];
  if (isRecord(joined)) return join(joined);
  const read = value["Std:JsonGet"];
  return isRecord(read) ? jsonGet(read) : null;
}

/** `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri` as people say it: `train`. */
export function shortPath(path: string): string {
  const quoted = [...path.matchAll(/\['([^']+)'\]/g)].at(-1)?.[1];
  return quoted ?? path.split(".").at(-1) ?? path;
}
