import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import { baseName } from "../../format/path";
import { Glyph } from "../../widgets/Glyph";
import { lookAt, useOther, useView } from "../comparison";
import { Letter } from "../Letter";
import { OtherMenu } from "../OtherMenu";
import { ContentView } from "./ContentView";
import { chosenFile, comparedFiles, differsBetween, fileName, inOrder } from "./files";

interface ArtifactsTabProps {
  comparison: ExecutionComparison;
}

/** The files that differ, and what differs in one of them between the base and another execution. */
export function ArtifactsTab({ comparison }: ArtifactsTabProps) {
  const [wanted, other] = [useView("file"), useOther(comparison)];
  const { base, executions } = comparison;
  const files = inOrder(comparedFiles(comparison), base, other);
  const chosen = other === null ? undefined : chosenFile(files, wanted, base, other);
  if (chosen === undefined || other === null)
    return <p className="empty-line">No file differs by content.</p>;
  const [old, now] = [chosen.files[base] ?? null, chosen.files[other] ?? null];
  const letter = (index: number) => executions[index]?.letter ?? "";
  return (
    <div className="files-tab">
      <nav className="files-list scroll" aria-label="Files that differ">
        {files.map((file) => {
          const { key, label, step } = file;
          const differs = differsBetween(file, base, other);
          return (
            <button
              key={key}
              type="button"
              className={`row${key === chosen.key ? " on" : ""}`}
              aria-current={key === chosen.key}
              onClick={() => lookAt({ file: key })}
              data-testid={`file-${key}`}
            >
              <Glyph name={step === null ? "code" : "file"} size={14} className="t3" />
              <span className={`cut grow${differs ? "" : " t3"}`} title={label}>
                {baseName(fileName(file))}
              </span>
              <span className="cap cut">
                {differs
                  ? (step ?? "")
                  : file.files[base] == null
                    ? "in neither"
                    : `same in ${letter(other)}`}
              </span>
            </button>
          );
        })}
      </nav>
      <div className="file-view">
        <header className="hstack file-head">
          <span className="semi cut">{fileName(chosen)}</span>
          <span className="cap cut">{chosen.step}</span>
          <span className="grow" />
          <Letter letter={letter(base)} index={base} />
          <span className="t3">→</span>
          {executions.length > 2 ? (
            <OtherMenu comparison={comparison} />
          ) : (
            <Letter letter={letter(other)} index={other} />
          )}
        </header>
        <ContentView old={old} now={now} letters={[letter(base), letter(other)]} />
      </div>
    </div>
  );
}
