import type { ModelApproval } from "../backend/bindings/ModelApproval";
import { Glyph } from "../widgets/Glyph";
import { APPROVAL_LOOKS } from "./registry";

interface ApprovalBadgeProps {
  status: ModelApproval;
}

/** Whether a version may be deployed: icon and word, then colour. */
export function ApprovalBadge({ status }: ApprovalBadgeProps) {
  const { word, glyph, tone } = APPROVAL_LOOKS[status];
  return (
    <span className={`badge ${tone}`} data-status={status}>
      <Glyph name={glyph} size={12} />
      {word}
    </span>
  );
}
