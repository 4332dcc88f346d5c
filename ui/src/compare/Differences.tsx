import { useMemo, useRef } from "react";
import type { Comparison } from "../backend/bindings/Comparison";
import type { NodeView } from "../backend/bindings/NodeView";
import type { Presence } from "../backend/bindings/Presence";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { More } from "../widgets/More";
import { useGrowing } from "../widgets/useGrowing";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import "./compare.css";
import { FieldPath } from "./FieldPath";
import { AT_A_TIME, diffRows, shortValue, type DiffRow } from "./rows";

const PRESENCE: Record<Presence, { word: string; glyph: GlyphName; tone: string }> = {
  added: { word: "added", glyph: "plus", tone: "ok" },
  removed: { word: "removed", glyph: "minus", tone: "err" },
  kept: { word: "changed", glyph: "parameter", tone: "warn" },
};

interface SubjectProps {
  row: DiffRow;
  /** The step's, when it is in what is open. */
  node: NodeView | undefined;
}

function Subject({ row, node }: SubjectProps) {
  const { select } = useSelection();
  const look = PRESENCE[row.presence];
  const there = row.kind === "step" && node !== undefined && row.presence !== "removed";
  const head = (
    <>
      {row.kind === "step" ? (
        <StepGlyph stepType={row.stepType ?? ""} family={node?.family ?? "integrate"} />
      ) : (
        <span className="glyph">
          <Glyph name={row.kind === "parameter" ? "parameter" : "canvas"} size={14} />
        </span>
      )}
      <span className="med cut">{row.name}</span>
      {row.notes.map((note) => (
        <span key={note} className="cap">
          {note}
        </span>
      ))}
      <span className="grow" />
      <span className={`st cap ${look.tone}`}>
        <Glyph name={look.glyph} size={12} />
        {look.word}
      </span>
    </>
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
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const drawn = useGrowing(box, end, rows.length, AT_A_TIME);
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
    <div ref={box} className="scroll differences" data-testid="differences">
      {rows.slice(0, drawn).map((row) => (
        <section key={row.key}>
          <Subject row={row} node={byStep.get(row.name)} />
          {row.fields.map((field) => (
            <div key={field.pointer} className="diff-field" title={field.pointer}>
              <span className="mono t2 cut">
                <FieldPath path={field.path} />
              </span>
              <span className="mono cut diff-old">{shortValue(field.old)}</span>
              <span className="t3">→</span>
              <span className="mono cut">{shortValue(field.new)}</span>
            </div>
          ))}
        </section>
      ))}
      <More end={end} left={rows.length - drawn} />
    </div>
  );
}
