import { useEffect } from "react";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import { Glyph } from "../../widgets/Glyph";
import { useComparison } from "../comparison";
import { Letter } from "../Letter";
import { OtherMenu } from "../OtherMenu";
import { ContentView } from "./ContentView";
import { comparedFiles } from "./files";

interface ArtifactsTabProps {
  comparison: ExecutionComparison;
}

/** The files that differ, and what differs in one of them between the base and another execution. */
export function ArtifactsTab({ comparison }: ArtifactsTabProps) {
  const { artifact, other } = useComparison();
  const files = comparedFiles(comparison);
  const chosen = files.find(({ key, label }) => key === artifact || label === artifact) ?? files[0];
  // What was asked for by a name that several tables have is settled once.
  useEffect(() => {
    if (chosen !== undefined && chosen.key !== artifact) useComparison.setState({ artifact: chosen.key });
  }, [chosen, artifact]);
  if (chosen === undefined || other === null) return <p className="empty-line">No file differs by content.</p>;
  const { base, executions } = comparison;
  const [old, now] = [chosen.files[base] ?? null, chosen.files[other] ?? null];
  const letter = (index: number) => executions[index]?.letter ?? "";
  return (
    <div className="files-tab">
      <nav className="files-list scroll" aria-label="Files that differ">
        {files.map(({ key, label, step }) => (
          <button key={key} type="button" className={`row${key === chosen.key ? " on" : ""}`} aria-current={key === chosen.key} onClick={() => useComparison.setState({ artifact: key })} data-testid={`file-${key}`}>
            <Glyph name={step === null ? "code" : "file"} size={14} className="t3" />
            <span className="cut grow" title={label}>{label}</span>
            <span className="cap cut">{step ?? ""}</span>
          </button>
        ))}
      </nav>
      <div className="file-view">
        <header className="hstack file-head">
          <span className="semi cut">{chosen.label}</span>
          <span className="grow" />
          <Letter letter={letter(base)} index={base} /><span className="t3">→</span>
          {executions.length > 2 ? <OtherMenu comparison={comparison} /> : <Letter letter={letter(other)} index={other} />}
        </header>
        <ContentView old={old} now={now} letters={[letter(base), letter(other)]} />
      </div>
    </div>
  );
}
