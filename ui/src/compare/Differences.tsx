import type { Comparison } from "../backend/bindings/Comparison";
import type { Presence } from "../backend/bindings/Presence";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import "./compare.css";
import { FieldPath } from "./FieldPath";
import { diffRows, shortValue, type DiffRow } from "./rows";

const PRESENCE: Record<Presence, { word: string; glyph: GlyphName; tone: string }> = {
  added: { word: "added", glyph: "plus", tone: "ok" },
  removed: { word: "removed", glyph: "minus", tone: "err" },
  kept: { word: "changed", glyph: "parameter", tone: "warn" },
};

interface SubjectProps {
  row: DiffRow;
}

function Subject({ row }: SubjectProps) {
  const { select } = useSelection();
  const node = useDocument(({ document }) => document?.canvas.nodes.find(({ step }) => step === row.name));
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
  if (diff === null) return <p className="empty-line">{problem} Compare the two as text.</p>;
  const rows = diffRows(diff);
  if (rows.length === 0) {
    return (
      <p className="empty-line">
        {comparison.old === comparison.new
          ? "Nothing differs."
          : diff.reordered
            ? "Only an order differs that means nothing to SageMaker."
            : "Only spaces differ."}
      </p>
    );
  }
  return (
    <div className="scroll differences" data-testid="differences">
      {rows.map((row) => (
        <section key={row.key}>
          <Subject row={row} />
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
    </div>
  );
}
