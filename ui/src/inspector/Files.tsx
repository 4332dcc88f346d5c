import type { ArtifactView } from "../backend/bindings/ArtifactView";
import type { StepRunDetail } from "../backend/bindings/StepRunDetail";
import { goTo } from "../app/place";
import { isActive, type StepState } from "../executions/stepState";
import { counted } from "../format/number";
import { baseName, cutMiddle } from "../format/path";
import { shortHash, size } from "../format/size";
import { openPreview } from "../preview/preview";
import { CopyButton } from "../widgets/CopyButton";
import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";

interface FileRowProps {
  file: ArtifactView;
}

function FileRow({ file }: FileRowProps) {
  return (
    <div className="step-file" title={`${file.uri}\nSHA-256 ${file.sha256}`}>
      <button
        type="button"
        className="file-open"
        onClick={() => void openPreview({ ...file, name: baseName(file.uri) })}
        data-testid="file"
      >
        <Glyph name="file" size={14} className="t3" />
        <span className="cut grow">
          {cutMiddle(file.name, 30)} <span className="cap">{size(file.bytes)}</span>
        </span>
        <span className="mono t3">{shortHash(file.sha256)}</span>
      </button>
      <Tip text="Show its lineage">
        <button
          type="button"
          className="icon small"
          aria-label={`Show the lineage of ${file.name}`}
          onClick={() => goTo({ at: "lineage", subject: `${file.uri}#${file.sha256}` })}
          data-testid="file-lineage"
        >
          <Glyph name="upstream" size={14} />
        </button>
      </Tip>
      <CopyButton text={file.sha256} label={`Copy the SHA-256 of ${file.name}`} />
    </div>
  );
}

interface FilesProps {
  detail: StepRunDetail;
  state: StepState;
}

/** What the step was given and what it left, as files that open; where the outputs are, and the log file. */
export function Files({ detail, state }: FilesProps) {
  const outputs = Object.entries(detail.outputs);
  if (
    outputs.length === 0 &&
    detail.artifacts.length === 0 &&
    detail.inputs.length === 0 &&
    detail.log_file === null
  ) {
    return (
      <p className="empty-line">
        {isActive(state) ? "Files are collected when the step ends." : "This step left no files."}
      </p>
    );
  }
  return (
    <>
      {detail.artifacts.length > 0 && (
        <h3 className="sect">
          Outputs <span className="cap">{counted(detail.artifacts.length, "file")}</span>
        </h3>
      )}
      {detail.artifacts.map((file) => (
        <FileRow key={file.uri} file={file} />
      ))}
      {detail.inputs.length > 0 && (
        <h3 className="sect gap">
          Inputs <span className="cap">as they were when the step started</span>
        </h3>
      )}
      {detail.inputs.map((input) => (
        <div key={input.name + input.uri}>
          <h4 className="group" title={input.uri}>
            {input.name}
            {input.files.length === 0 && <span>nothing there</span>}
          </h4>
          {input.files.map((file) => (
            <FileRow key={file.uri} file={file} />
          ))}
          {input.more > 0 && <p className="hint more-files">and {counted(input.more, "more file")}</p>}
        </div>
      ))}
      {outputs.length > 0 && (
        <h3 className="sect gap">
          Where outputs are <span className="cap">{outputs.length}</span>
        </h3>
      )}
      {outputs.map(([name, uri]) => (
        <div key={name} className="output-row">
          <span className="t2">{name}</span>
          <span className="mono pick uri">{uri}</span>
          <CopyButton text={uri} label={`Copy the URI of ${name}`} />
        </div>
      ))}
      {detail.log_file !== null && (
        <>
          <h3 className="sect gap">Log file</h3>
          <div className="output-row">
            <span className="mono pick uri">{detail.log_file}</span>
            <CopyButton text={detail.log_file} label="Copy the log file's path" />
          </div>
        </>
      )}
    </>
  );
}
