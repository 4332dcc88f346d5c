import { compareWith } from "../compare/compare";
import { useDocument } from "../document/document";
import { settleDocument } from "../document/edit";
import { baseName } from "../format/path";
import { Glyph } from "../widgets/Glyph";

/** Two changes that cannot both stay, and the choice between them. */
export function ConflictBar() {
  const file = useDocument(({ document }) => (document?.editing.conflict === true ? document.file : null));
  if (file === null) return null;
  return (
    <div className="conflict" role="alert" data-testid="conflict">
      <Glyph name="warning" className="warn" />
      <p>
        <b className="semi">{baseName(file)} was changed by another program</b> where you have changed it too.
        <span className="t2"> Either choice can be undone.</span>
      </p>
      <button
        type="button"
        className="btn small ghost"
        onClick={() => compareWith({ version: "file" }, "the saved file")}
        data-testid="conflict-compare"
      >
        Compare
      </button>
      <button type="button" className="btn small" onClick={() => void settleDocument(false)}>
        Take the file
      </button>
      <button type="button" className="btn small" onClick={() => void settleDocument(true)}>
        Keep mine
      </button>
    </div>
  );
}
