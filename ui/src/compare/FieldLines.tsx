import type { FieldDiff } from "../backend/bindings/FieldDiff";
import { FieldPath } from "./FieldPath";
import { shortValue } from "./rows";

interface FieldLinesProps {
  fields: readonly FieldDiff[];
}

/** Fields of a definition that differ, a line each. */
export function FieldLines({ fields }: FieldLinesProps) {
  return fields.map((field) => (
    <div key={field.pointer} className="diff-field" title={field.pointer}>
      <span className="mono t2 cut">
        <FieldPath path={field.path} />
      </span>
      <span className="mono cut diff-old">{shortValue(field.old)}</span>
      <span className="t3">→</span>
      <span className="mono cut">{shortValue(field.new)}</span>
    </div>
  ));
}
