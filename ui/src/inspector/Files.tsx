import type { StepRunDetail } from "../backend/bindings/StepRunDetail";
import { isActive, type StepState } from "../executions/stepState";
import { cutMiddle } from "../format/path";
import { shortHash, size } from "../format/size";
import { CopyButton } from "../widgets/CopyButton";
import { Glyph } from "../widgets/Glyph";

interface FilesProps {
  detail: StepRunDetail;
  state: StepState;
}

/** Outputs with where they are, files with size and hash, and the log file. */
export function Files({ detail, state }: FilesProps) {
  const outputs = Object.entries(detail.outputs);
  if (outputs.length === 0 && detail.artifacts.length === 0 && detail.log_file === null) {
    return <p className="empty-line">{isActive(state) ? "Files are collected when the step ends." : "This step left no files."}</p>;
  }
  return (
    <>
      {detail.artifacts.length > 0 && <h3 className="sect">Files <span className="cap">{detail.artifacts.length}</span></h3>}
      {detail.artifacts.map((file) => (
        <div key={file.uri} className="file-row" title={`${file.uri}\nSHA-256 ${file.sha256}`}>
          <Glyph name="file" size={14} className="t3" />
          <span className="cut grow">{cutMiddle(file.name, 30)} <span className="cap">{size(file.bytes)}</span></span>
          <span className="mono t3">{shortHash(file.sha256)}</span>
          <CopyButton text={file.sha256} label={`Copy the SHA-256 of ${file.name}`} />
        </div>
      ))}
      {outputs.length > 0 && <h3 className="sect gap">Outputs <span className="cap">{outputs.length}</span></h3>}
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
