import type { GitView } from "../backend/bindings/GitView";
import { useDocument } from "../document/document";
import { counted } from "../format/number";
import { Check } from "../widgets/Check";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { choose, commit, HEAD, setMessage, takeVersion, useGit } from "./git";
import { STATES } from "./words";

interface CommitBoxProps {
  git: GitView;
}

/** The files that changed, and the message that they are committed with. */
export function CommitBox({ git }: CommitBoxProps) {
  const { message, left, committing, failure, said } = useGit();
  const unsaved = useDocument(({ document }) => document?.editing.unsaved === true);
  const unlisted = unsaved && !git.files.some(({ definition }) => definition);
  const chosen = git.files.filter(({ path }) => !left.has(path)).length + (unlisted ? 1 : 0);
  const nothing = git.files.length === 0 && !unsaved;
  return (
    <form
      className="commit"
      aria-label="Commit"
      onSubmit={(event) => {
        event.preventDefault();
        void commit();
      }}
    >
      <div className="scroll commit-files">
        {nothing && (
          <p className="empty-line">
            Nothing changed since {git.head === null ? "the repository was made" : `commit ${git.head}`}.
          </p>
        )}
        {unlisted && (
          <p className="row t2">
            <span className="check-slot">
              <Glyph name="save" size={14} />
            </span>
            The definition, which is saved first
          </p>
        )}
        {git.files.map((file) => {
          const look = STATES[file.state];
          return (
            <div key={file.path} className="row">
              <Check
                checked={!left.has(file.path)}
                onChange={(wanted) => choose(file.path, wanted)}
                label={`Commit ${file.path}`}
              />
              <span
                className={`cut${file.definition ? " med" : ""}`}
                title={file.renamed_from === null ? file.path : `${file.renamed_from} → ${file.path}`}
              >
                {file.path}
              </span>
              <span className="grow" />
              {file.definition && file.state === "conflicted" ? (
                <>
                  <button
                    type="button"
                    className="btn small"
                    onClick={() => void takeVersion({ version: "ours" }, "Taking our side")}
                  >
                    Ours
                  </button>
                  <button
                    type="button"
                    className="btn small"
                    onClick={() => void takeVersion({ version: "theirs" }, "Taking the other side")}
                  >
                    Theirs
                  </button>
                </>
              ) : (
                file.definition &&
                file.state === "changed" && (
                  <button
                    type="button"
                    className="icon small"
                    title="Discard the changes; can be undone"
                    aria-label="Discard the changes of the definition"
                    onClick={() => void takeVersion(HEAD, "Discarding the changes")}
                    data-testid="discard"
                  >
                    <Glyph name="undo" size={14} />
                  </button>
                )
              )}
              <span className={`st cap ${look.tone}`}>
                <Glyph name={look.glyph} size={12} />
                {look.word}
              </span>
            </div>
          );
        })}
        {git.elsewhere > 0 && (
          <p className="hint pad">
            {counted(git.elsewhere, "more file")} changed elsewhere in the repository.
          </p>
        )}
      </div>
      {failure !== null && (
        <p className="callout err pick" role="alert">
          <Prose text={failure.message} /> {failure.hint !== null && <Prose text={failure.hint} />}
        </p>
      )}
      {said !== null && failure === null && (
        <p className="hint pad pick" role="status" title={said.output}>
          Committed {said.short}.
        </p>
      )}
      {git.author === null && (
        <p className="hint pad pick">
          git does not know who you are. Tell it once, in a terminal:{" "}
          <span className="mono">git config --global user.name "Your Name"</span> and{" "}
          <span className="mono">git config --global user.email you@example.com</span>.
        </p>
      )}
      <div className="commit-line">
        <textarea
          className="input"
          rows={2}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              event.stopPropagation();
              void commit();
            }
          }}
          aria-label="Message"
          placeholder="What changed, and why"
          data-testid="commit-message"
        />
        <button
          type="submit"
          className="btn"
          disabled={committing || message.trim() === "" || chosen === 0}
          title={git.author === null ? "git does not know who you are" : `As ${git.author}`}
          data-testid="commit"
        >
          {committing ? "Committing…" : chosen === 0 ? "Commit" : `Commit ${counted(chosen, "file")}`}
        </button>
      </div>
    </form>
  );
}
