import { useEffect } from "react";
import { Differences } from "../compare/Differences";
import { useComparison } from "../compare/useComparison";
import { useDocument } from "../document/document";
import { Glyph } from "../widgets/Glyph";
import { CommitBox } from "./CommitBox";
import "./git.css";
import { HEAD, initGit, refreshGit, useGit } from "./git";
import { UNDERWAY } from "./words";
import { compareWith } from "../compare/compare";

/** What changed since the last commit, and committing it. */
export function Changes() {
  const { state } = useGit();
  const document = useDocument((store) => store.document);
  const git = state?.repository ?? null;
  useEffect(() => void refreshGit(), []);
  const { comparison, failure } = useComparison(
    git?.head == null ? null : HEAD,
    document,
    git?.head ?? "",
    false,
  );
  if (state === null) return <p className="empty-line" aria-busy="true" />;
  if (git === null) {
    return (
      <div className="empty">
        <h3>{state.installed ? "This project is in no git repository" : "git is not installed"}</h3>
        <p>
          {state.installed
            ? "With one, every version of the pipeline can be seen, compared and brought back."
            : "Install git to keep versions of the pipeline."}
        </p>
        {state.installed && (
          <button type="button" className="btn" onClick={() => void initGit()} data-testid="git-init">
            <Glyph name="branch" size={14} />
            Make a repository here
          </button>
        )}
      </div>
    );
  }
  return (
    <div className="git-changes">
      <CommitBox git={git} />
      <section className="vstack grow" aria-label="Differences">
        <header className="git-head">
          {git.underway !== null && (
            <span className="st warn">
              <Glyph name="warning" size={14} />
              {UNDERWAY[git.underway]}
            </span>
          )}
          <span className="cut t2">
            {git.head === null ? (
              "No commit yet to compare with"
            ) : (
              <>
                The definition against commit <span className="mono">{git.head}</span>
              </>
            )}
          </span>
          <span className="grow" />
          {git.head !== null && (
            <button
              type="button"
              className="btn small ghost"
              onClick={() => compareWith(HEAD, `commit ${git.head ?? ""}`)}
              data-testid="compare-head"
            >
              <Glyph name="code" size={14} />
              As text
            </button>
          )}
        </header>
        {failure !== null ? (
          <p className="empty-line">{failure.message}</p>
        ) : (
          comparison !== null && <Differences comparison={comparison} />
        )}
      </section>
    </div>
  );
}
