import { baseName } from "../format/path";
import { shortHash, size } from "../format/size";
import { CopyButton } from "../widgets/CopyButton";
import { Glyph } from "../widgets/Glyph";
import { Sheet } from "../widgets/Sheet";
import { closePreview, openOutside, openPreview, usePreview } from "./preview";
import "./preview.css";
import { PreviewBody } from "./PreviewBody";

/** A kept file: what is in it, and the ways out. */
export function PreviewSheet() {
  const { file, entry, preview, failure } = usePreview();
  const tools = file !== null && (
    <>
      {entry !== null && (
        <button
          type="button"
          className="btn small"
          onClick={() => void openPreview(file)}
          data-testid="preview-back"
        >
          Back to {baseName(file.name)}
        </button>
      )}
      {entry === null && (
        <button
          type="button"
          className="btn small"
          title="Open a copy in the system's program"
          onClick={() => void openOutside(file, "in_program")}
          data-testid="open-file"
        >
          <Glyph name="external" size={12} />
          Open
        </button>
      )}
      {entry === null && (
        <button
          type="button"
          className="btn small"
          title="Show a copy in the file manager"
          onClick={() => void openOutside(file, "in_folder")}
          data-testid="reveal-file"
        >
          <Glyph name="folder" size={12} />
          Show in folder
        </button>
      )}
    </>
  );
  return (
    <Sheet
      open={file !== null}
      onClose={closePreview}
      testId="preview"
      wide
      title={entry ?? (file === null ? "" : file.name)}
      about={
        file !== null && (
          <>
            {entry === null ? size(file.bytes) : `in ${file.name}`} ·{" "}
            <span className="mono" title={file.sha256}>
              {shortHash(file.sha256)}
            </span>
            <CopyButton text={file.sha256} label="Copy the SHA-256" />
          </>
        )
      }
      tools={tools}
    >
      {failure !== null && (
        <p className="callout err pick" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {failure === null && preview === null && (
        <div className="skeleton-lines" aria-busy="true">
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
      )}
      {preview !== null && file !== null && (
        <PreviewBody preview={preview} onEntry={(path) => void openPreview(file, path)} />
      )}
    </Sheet>
  );
}
