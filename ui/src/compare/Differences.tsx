import { useMemo } from "react";
import type { Comparison } from "../backend/bindings/Comparison";
import type { NodeView } from "../backend/bindings/NodeView";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { DiffHead } from "./DiffHead";
import { DiffList } from "./DiffList";
import { diffRows, type DiffRow } from "./rows";

interface SubjectProps {
  row: DiffRow;
  /** The step's, when it is in what is open. */
  node: NodeView | undefined;
}

function Subject({ row, node }: SubjectProps) {
  const { select } = useSelection();
  const there = row.kind === "step" && node !== undefined && row.presence !== "removed";
  const head = (
    <DiffHead row={row} family={node?.family}>
      <span className="med cut">{row.name}</span>
    </DiffHead>
  );
  return there ? (
    <button type="button" className="row" title={`Go to ${row.name}`} onClick={() => select(row.name)}>
      {head}
    </button>
  ) : (
    <div className="row">{head}</div>
  );
}

interface DifferencesProps {
  comparison: Comparison;
}

/** What differs, by step and field; a step leads to its node. */
export function Differences({ comparison }: DifferencesProps) {
  const { diff, problem } = comparison;
  const rows = useMemo(() => (diff === null ? [] : diffRows(diff)), [diff]);
  const nodes = useDocument((state) => state.document?.canvas.nodes);
  const byStep = useMemo(() => new Map(nodes?.map((node) => [node.step, node])), [nodes]);
  if (diff === null) return <p className="empty-line">{problem} Compare the two as text.</p>;
  if (rows.length === 0) {
    return (
      <p className="empty-line">
        {comparison.same
          ? "Nothing differs."
          : diff.reordered
            ? "Only an order differs that means nothing to SageMaker."
            : "Only spaces differ."}
      </p>
    );
  }
  return (
    <DiffList
      rows={rows}
      testId="differences"
      head={(row) => <Subject row={row} node={byStep.get(row.name)} />}
    />
  );
}
