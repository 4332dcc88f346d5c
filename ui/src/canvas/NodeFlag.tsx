import { useDocument } from "../document/document";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";

interface NodeFlagProps {
  step: string;
}

/** The pill at a node's corner that counts its mistakes, the gravest kind only. */
export function NodeFlag({ step }: NodeFlagProps) {
  const diagnostics = useDocument(({ document }) => document?.diagnostics);
  const mine = diagnostics?.filter((one) => one.step === step) ?? [];
  const errors = mine.filter((one) => one.severity === "error").length;
  if (mine.length === 0) return null;
  return (
    <span className={`flag ${errors > 0 ? "err" : "warn"}`}>
      <Glyph name={errors > 0 ? "failed" : "warning"} size={12} />
      {errors > 0 ? counted(errors, "error") : counted(mine.length, "warning")}
    </span>
  );
}
