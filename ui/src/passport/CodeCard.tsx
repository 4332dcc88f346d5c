import type { Passport } from "../backend/bindings/Passport";
import { showExecution } from "../executions/show";
import { dateTime } from "../format/time";
import { openPreview } from "../preview/preview";
import { CopyButton } from "../widgets/CopyButton";
import { Glyph } from "../widgets/Glyph";
import { Card } from "./Card";
import { Hash } from "./Hash";

interface CodeCardProps {
  passport: Passport;
}

/** The code, the definition and the execution; and how to do it again. */
export function CodeCard({ passport: { code, definition, execution, model, reproduce } }: CodeCardProps) {
  return (
    <>
      <Card glyph="code" title="Code" testId="passport-code">
        <dl className="facts">
          <dt>Commit</dt>
          <dd>
            {code.commit === null ? (
              <span className="t3">
                {execution === null ? "unavailable" : "unavailable: no git repository"}
              </span>
            ) : (
              <>
                <span className="hash">
                  <span className="mono short" title={code.commit}>
                    {code.commit.slice(0, 10)}
                  </span>
                  <span className="mono whole" aria-hidden="true">
                    {code.commit}
                  </span>
                </span>
                {code.branch === null ? "" : ` on ${code.branch}`},{" "}
                {code.dirty === true ? (
                  <span className="st warn">
                    <Glyph name="warning" size={14} />
                    with changes that were not committed
                  </span>
                ) : (
                  "working tree clean"
                )}
              </>
            )}
          </dd>
          {code.files.map((file) => (
            <div key={file.id} className="pair">
              <dt className="cut" title={file.source ?? file.uri}>
                {file.name}
              </dt>
              <dd>
                <Hash hash={file.sha256} label={`the SHA-256 of ${file.name}`} />
                {file.kept && (
                  <button
                    type="button"
                    className="link screen"
                    onClick={() =>
                      void openPreview({ name: file.name, sha256: file.sha256, bytes: file.bytes ?? 0 })
                    }
                  >
                    open
                  </button>
                )}
                {file.versus === "changed" && (
                  <span className="st warn">
                    <Glyph name="warning" size={14} />
                    changed
                  </span>
                )}
              </dd>
            </div>
          ))}
          <dt>Definition</dt>
          <dd>
            {definition.version === null ? "" : `version ${definition.version}, `}
            <Hash hash={definition.sha256} label="the SHA-256 of the definition" />
          </dd>
          <dt>Execution</dt>
          <dd>
            {execution === null ? (
              <span className="t3">{model.pipeline}, deleted</span>
            ) : (
              <>
                <button
                  type="button"
                  className="link"
                  onClick={() => void showExecution(model.execution, model.step)}
                  data-testid="passport-execution"
                >
                  {execution.pipeline} {execution.number}
                </button>
                , {dateTime(execution.started_at)}
              </>
            )}
          </dd>
        </dl>
      </Card>
      {reproduce !== "" && (
        <Card glyph="terminal" title="Reproduce" about="same bytes, same model" testId="passport-reproduce">
          <div className="cmdline">
            <span className="pick">{reproduce}</span>
            <CopyButton text={reproduce} label="Copy the commands" />
          </div>
        </Card>
      )}
    </>
  );
}
