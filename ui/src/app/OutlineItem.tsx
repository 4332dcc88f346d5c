import type { MouseEvent } from "react";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { problemsOf } from "../problems/byStep";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import type { OutlineRow } from "./outlineRows";
import { OutlineStatus } from "./OutlineStatus";

interface OutlineItemProps {
  row: OutlineRow;
  place: { place: number; of: number } | undefined;
  /** Whether Tab leads to it: one item of the tree is a stop. */
  tab: boolean;
  closed: boolean;
  onToggle: () => void;
}

function choose(event: MouseEvent, step: string): void {
  const { select, toggle } = useSelection.getState();
  if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(step);
  else select(step);
}

/** A row of the outline: a branch, or a step with its mistakes or how it fares. */
export function OutlineItem({ row, place, tab, closed, onToggle }: OutlineItemProps) {
  const { id, depth, label, node, parent } = row;
  const on = useSelection(({ steps }) => node !== null && steps.has(node.step));
  // Numbers: most rows stay as they are when a problem comes or goes.
  const errors = useDocument(({ document }) => problemsOf(document?.diagnostics, id).errors);
  const warnings = useDocument(({ document }) => problemsOf(document?.diagnostics, id).warnings);
  const inExecution = useExecution(({ arn }) => arn !== null);
  const indent = { paddingLeft: 12 + depth * 18 };
  const common = {
    role: "treeitem",
    "aria-level": depth + 1,
    "aria-posinset": place?.place,
    "aria-setsize": place?.of,
    tabIndex: tab ? 0 : -1,
    "data-row": id,
    style: indent,
  } as const;
  if (node === null) {
    return (
      <div
        {...common}
        className="row t2"
        aria-expanded={!closed}
        aria-label={`${label} of ${parent ?? ""}`}
        onClick={onToggle}
      >
        <Glyph name={closed ? "right" : "down"} size={12} className="t3" />
        <span className="grow">{label}</span>
      </div>
    );
  }
  return (
    <div
      {...common}
      className={`row${on ? " on" : ""}`}
      aria-selected={on}
      aria-current={on}
      data-of-step={node.step}
      data-testid={`outline-${node.step}`}
      onClick={(event) => choose(event, node.step)}
    >
      <StepGlyph stepType={node.step_type} family={node.family} />
      <span className={`grow cut${on ? " med" : ""}`}>{node.step}</span>
      {inExecution ? (
        <OutlineStatus step={node.step} />
      ) : (
        <>
          {errors > 0 && (
            <span className="st err cap">
              <Glyph name="failed" size={14} />
              {errors}
              <span className="sr">errors</span>
            </span>
          )}
          {errors === 0 && warnings > 0 && (
            <span className="st warn cap">
              <Glyph name="warning" size={14} />
              {warnings}
              <span className="sr">{counted(warnings, "warning")}</span>
            </span>
          )}
        </>
      )}
    </div>
  );
}
