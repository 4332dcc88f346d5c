import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { tally } from "./bySeverity";

interface TallyProps {
  diagnostics: Diagnostic[];
  /** With the nouns, not only the numbers. */
  words?: boolean;
}

/** Counts of errors and warnings. */
export function Tally({ diagnostics, words = false }: TallyProps) {
  const { errors, warnings } = tally(diagnostics);
  if (errors + warnings === 0)
    return words ? (
      <span className="st ok">
        <Glyph name="succeeded" size={14} />
        No problems
      </span>
    ) : null;
  return (
    <>
      {errors > 0 && (
        <span className="st err">
          <Glyph name="failed" size={14} />
          {words ? counted(errors, "error") : errors}
          <span className="sr">errors</span>
        </span>
      )}
      {warnings > 0 && (
        <span className="st warn">
          <Glyph name="warning" size={14} />
          {words ? counted(warnings, "warning") : warnings}
          <span className="sr">warnings</span>
        </span>
      )}
    </>
  );
}
