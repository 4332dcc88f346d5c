import type { FilePreview } from "../backend/bindings/FilePreview";
import { counted } from "../format/number";
import { size } from "../format/size";
import { Glyph } from "../widgets/Glyph";
import { DataTable } from "./DataTable";

interface PreviewBodyProps {
  preview: FilePreview;
  onEntry: (path: string) => void;
}

/** What is in a file, by its kind; where it was cut, it says so. */
export function PreviewBody({ preview, onEntry }: PreviewBodyProps) {
  switch (preview.kind) {
    case "text":
      return (
        <>
          {preview.more && (
            <p className="preview-note">Only the beginning is shown. Open the file for the rest.</p>
          )}
          <div className="scroll">
            <pre className="mono pick preview-text" tabIndex={0} aria-label="The file's text">
              {preview.text === "" ? <span className="t3">The file is empty.</span> : preview.text}
            </pre>
          </div>
        </>
      );
    case "table":
      return (
        <>
          <p className="preview-note">
            {preview.more
              ? `The first ${counted(preview.rows.length, "row")}`
              : counted(preview.rows.length, "row")}
            , {counted(preview.numeric.length, "column")}
            {preview.columns.length === 0 ? ", without names" : ""}
          </p>
          <DataTable table={preview} />
        </>
      );
    case "image":
      return (
        <div className="scroll preview-image">
          <img alt="The picture" src={`data:${preview.media_type};base64,${preview.data}`} />
        </div>
      );
    case "archive":
      return (
        <>
          <p className="preview-note">
            {preview.more ? "The first " : ""}
            {counted(preview.entries.length, "file")} in the archive
          </p>
          <div className="scroll">
            {preview.entries.map((entry) => (
              <button
                key={entry.path}
                type="button"
                className="row"
                onClick={() => onEntry(entry.path)}
                data-testid="archive-entry"
              >
                <Glyph name="file" size={14} className="t3" />
                <span className="cut grow">{entry.path}</span>
                <span className="num cap">{size(entry.bytes)}</span>
              </button>
            ))}
          </div>
        </>
      );
    case "binary":
      return (
        <>
          <p className="preview-note">No text: the first bytes</p>
          <div className="scroll">
            <pre className="mono pick preview-text" tabIndex={0} aria-label="The file's first bytes">
              {preview.head}
            </pre>
          </div>
        </>
      );
    case "too_big":
      return (
        <p className="empty-line">
          Pictures are shown up to {size(preview.bound)}. Open it in the system's program.
        </p>
      );
  }
}
