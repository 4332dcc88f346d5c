import { useDocument } from "../document/document";
import { counted } from "../format/number";
import { problemsOf } from "../problems/byStep";
import { Glyph } from "../widgets/Glyph";

interface NodeFlagProps {
  step: string;
}

/** The pill at a node's corner that counts its mistakes, the gravest kind only. */
export function NodeFlag({ step }: NodeFlagProps) {
  const diagnostics = useDocument(({ document }) => document?.diagnostics);
  const { errors, warnings } = problemsOf(diagnostics, step);
  if (errors + warnings === 0) return null;
  return (
    <span className={`flag ${errors > 0 ? "err" : "warn"}`}>
      <Glyph name={errors > 0 ? "failed" : "warning"} size={12} />
      {errors > 0 ? counted(errors, "error") : counted(warnings, "warning")}
    </span>
  );
}
