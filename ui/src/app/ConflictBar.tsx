import type { DocumentView } from "../backend/bindings/DocumentView";
import { settleDocument } from "../document/edit";
import { baseName } from "../format/path";
import { Glyph } from "../widgets/Glyph";

interface ConflictBarProps {
  document: DocumentView;
}

/** Two changes that cannot both stay, and the choice between them. */
export function ConflictBar({ document }: ConflictBarProps) {
  return (
    <div className="conflict" role="alert" data-testid="conflict">
      <Glyph name="warning" className="warn" />
      <p>
        <b className="semi">{baseName(document.file)} was changed by another program</b> where you have changed it too.
        <span className="t2"> Either choice can be undone.</span>
      </p>
      <button type="button" className="btn small" onClick={() => void settleDocument(false)}>Take the file</button>
      <button type="button" className="btn small" onClick={() => void settleDocument(true)}>Keep mine</button>
    </div>
  );
}
