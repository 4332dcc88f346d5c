import { useState } from "react";
import { compareWith } from "../compare/compare";
import { Differences } from "../compare/Differences";
import { useComparison } from "../compare/useComparison";
import type { GitVersion } from "../backend/bindings/GitVersion";
import type { VersionOf } from "../backend/bindings/VersionOf";
import { useDocument } from "../document/document";
import { dateTime, shortDate } from "../format/time";
import { Glyph } from "../widgets/Glyph";
import { useNow } from "../widgets/useNow";
import "./git.css";
import { takeVersion, useGit } from "./git";
import { openVersion } from "./version";

const of = ({ commit, path }: GitVersion): VersionOf => ({ version: "commit", commit, path });

/** The commits that touched the definition; one of them against what is open. */
export function History() {
  const history = useGit((state) => state.history);
  const document = useDocument((state) => state.document);
  const now = useNow(true, 60_000);
  const [chosen, setChosen] = useState<string | null>(null);
  const version = history?.find(({ commit }) => commit === chosen) ?? history?.[0] ?? null;
  const { comparison, failure } = useComparison(
    version === null ? null : of(version),
    document,
    version?.commit ?? "",
    false,
  );
  if (history === null) return <p className="empty-line" aria-busy="true" />;
  if (version === null)
    return (
      <p className="empty-line">
        No commit holds this definition yet. Commit it, and its versions are listed here.
      </p>
    );
  return (
    <div className="git-changes">
      <div className="commit scroll" role="listbox" aria-label="Versions">
        {history.map((one) => (
          <button
            key={one.commit}
            type="button"
            role="option"
            aria-selected={one === version}
            className={`row version${one === version ? " on" : ""}`}
            title={`${one.subject}\n${one.author}, ${dateTime(one.at)}`}
            onClick={() => setChosen(one.commit)}
            onDoubleClick={() => void openVersion(one)}
            data-testid="version"
          >
            <span className="mono t3">{one.short}</span>
            <span className="cut grow">{one.subject}</span>
            <span className="cap cut">{one.author}</span>
            <span className="cap">{shortDate(one.at, now)}</span>
          </button>
        ))}
      </div>
      <section className="vstack grow" aria-label="Differences">
        <header className="git-head">
          <span className="cut t2">
            From <span className="mono">{version.short}</span> to what is open
          </span>
          <span className="grow" />
          <button
            type="button"
            className="btn small ghost"
            onClick={() => void openVersion(version)}
            data-testid="version-show"
          >
            <Glyph name="canvas" size={14} />
            Show
          </button>
          <button
            type="button"
            className="btn small ghost"
            onClick={() => compareWith(of(version), `commit ${version.short}`)}
          >
            <Glyph name="code" size={14} />
            As text
          </button>
          <button
            type="button"
            className="btn small ghost"
            title="The definition becomes this version; can be undone"
            onClick={() => void takeVersion(of(version), `Going back to ${version.short}`)}
            data-testid="version-take"
          >
            <Glyph name="undo" size={14} />
            Go back to it
          </button>
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
