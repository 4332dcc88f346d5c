import type { FieldValue } from "../../backend/bindings/FieldValue";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import type { GlyphName } from "../../widgets/glyphs";

interface SourceLook {
  glyph: GlyphName;
  title: string;
  /** What the search for one says. */
  find: string;
  /** When nothing fits. */
  none: string;
}

/** How each source of values is shown. */
export const SOURCES: Record<ValueSource, SourceLook> = {
  literal: {
    glyph: "literal",
    title: "Literal",
    find: "Find a value",
    none: "Nothing is known that could stand here.",
  },
  parameter: {
    glyph: "parameter",
    title: "Parameter",
    find: "Find or name a parameter",
    none: "No parameter has a fitting type. Type a name to make one.",
  },
  property: {
    glyph: "upstream",
    title: "Upstream property",
    find: "Find a property of an earlier step",
    none: "No earlier step has a property of a fitting type.",
  },
  variable: {
    glyph: "clock",
    title: "Execution variable",
    find: "Find a variable",
    none: "No variable has a fitting type.",
  },
  join: { glyph: "join", title: "Join", find: "", none: "" },
  json_get: {
    glyph: "braces",
    title: "From a property file",
    find: "Type a path, such as metrics.auc.value",
    none: "No earlier step has a property file with such a value.",
  },
};

/** The source that a value is of. */
export function sourceOf(value: FieldValue | null): ValueSource {
  return value === null || value.source === "json" ? "literal" : value.source;
}
