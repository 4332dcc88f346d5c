import type { LineageNode } from "../backend/bindings/LineageNode";
import { goTo } from "../app/place";
import { showExecution } from "../executions/show";
import { dateTime } from "../format/time";
import { shortHash, size } from "../format/size";
import { openPreview } from "../preview/preview";
import { CopyButton } from "../widgets/CopyButton";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import { isStep, KIND_WORDS } from "./lineage";
import { KIND_GLYPHS } from "./LineageNodeBox";

interface NodeFactsProps {
  node: LineageNode;
  /** Whether it is what the graph is about. */
  subject: boolean;
}

interface CopyFactProps {
  name: string;
  text: string;
  shown?: string;
}

function CopyFact({ name, text, shown }: CopyFactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="hstack">
        <span className="mono pick wrap grow" title={text}>
          {shown ?? text}
        </span>
        <CopyButton text={text} label={`Copy the ${name}`} />
      </dd>
    </>
  );
}

/** What is known of a node, and where it leads. */
export function NodeFacts({ node, subject }: NodeFactsProps) {
  const { execution, step, sha256 } = node;
  return (
    <div className="node-facts" data-testid="lineage-facts">
      <header className="hstack">
        {isStep(node) && node.step_type !== null ? (
          <StepGlyph stepType={node.step_type} family={node.family ?? ""} large />
        ) : (
          <span className="glyph l">
            <Glyph name={KIND_GLYPHS[node.kind]} size={18} />
          </span>
        )}
        <div className="grow">
          <h2 className="title wrap">{node.name}</h2>
          <div className="cap">
            {KIND_WORDS[node.kind]}
            {node.asked ? ", asked about" : ""}
          </div>
        </div>
      </header>
      {node.notes.map((note) => (
        <p key={note} className="fact-note">
          <Glyph
            name={node.unavailable ? "warning" : "info"}
            size={14}
            className={node.unavailable ? "warn" : "t3"}
          />
          {note}
        </p>
      ))}
      <dl className="facts">
        {node.bytes !== null && (
          <>
            <dt>Size</dt>
            <dd>{size(node.bytes)}</dd>
          </>
        )}
        {sha256 !== null && <CopyFact name="SHA-256" text={sha256} shown={shortHash(sha256)} />}
        {node.source !== null && <CopyFact name="File" text={node.source} />}
        {node.uri !== null && <CopyFact name="URI" text={node.uri} />}
        {isStep(node) && (
          <>
            <dt>Run</dt>
            <dd>{node.detail}</dd>
          </>
        )}
        {node.status !== null && (
          <>
            <dt>Status</dt>
            <dd>{node.status}</dd>
          </>
        )}
        {node.approval !== null && (
          <>
            <dt>Approval</dt>
            <dd>{node.detail}</dd>
          </>
        )}
        {node.at !== null && (
          <>
            <dt>{isStep(node) ? "Started" : "First seen"}</dt>
            <dd>{dateTime(node.at)}</dd>
          </>
        )}
        {node.arn !== null && <CopyFact name="ARN" text={node.arn} />}
      </dl>
      <div className="fact-links">
        {!subject && (
          <button
            type="button"
            className="btn"
            onClick={() => goTo({ at: "lineage", subject: node.id })}
            data-testid="lineage-follow"
          >
            <Glyph name="upstream" size={14} />
            Trace this
          </button>
        )}
        {node.contents > 1 && (
          <button
            type="button"
            className="btn"
            onClick={() => goTo({ at: "lineage", subject: node.source ?? node.uri ?? node.id })}
            data-testid="lineage-contents"
          >
            <Glyph name="history" size={14} />
            Trace all {node.contents} contents
          </button>
        )}
        {sha256 !== null && !node.unavailable && (
          <button
            type="button"
            className="btn"
            onClick={() => void openPreview({ name: node.name, sha256, bytes: node.bytes ?? 0 })}
            data-testid="lineage-open"
          >
            <Glyph name="file" size={14} />
            Open the file
          </button>
        )}
        {node.kind === "package" && node.arn !== null && (
          <button
            type="button"
            className="btn"
            onClick={() => goTo({ at: "passport", package: node.arn ?? "" })}
            data-testid="lineage-passport"
          >
            <Glyph name="tag" size={14} />
            Passport
          </button>
        )}
        {execution !== null && step !== null && (
          <button
            type="button"
            className="btn"
            onClick={() => void showExecution(execution, step)}
            data-testid="lineage-execution"
          >
            <Glyph name="external" size={14} />
            Show in its execution
          </button>
        )}
        {execution !== null && step === null && (
          <button type="button" className="btn" onClick={() => void showExecution(execution)}>
            <Glyph name="external" size={14} />
            Show the execution
          </button>
        )}
      </div>
    </div>
  );
}
