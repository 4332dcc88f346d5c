import { openDocument, pickDocument, useDocument } from "../document/document";
import { pickFile } from "../files/files";
import { askForNew } from "../files/newProject";
import { baseName, cutMiddle } from "../format/path";
import { Glyph } from "../widgets/Glyph";
import { useSession } from "./session";

/** While nothing is open: what to do next. */
export function Welcome() {
  const session = useSession((state) => state.session);
  const { opening, failure } = useDocument();
  if (session === null || opening !== null) return <div className="canvas welcome" aria-busy="true" />;
  return (
    <main className="canvas welcome">
      <div className="empty">
        <h1 className="page-title">Open a pipeline</h1>
        <p>
          A project is a folder with a SageMaker definition, pipeline.json, and the code and data it names.
          Begin one from a template, open one, or drop a definition here.
        </p>
        {failure !== null && (
          <p className="callout err pick" role="alert">
            {failure.message} {failure.hint}
          </p>
        )}
        <div className="hstack">
          <button
            type="button"
            className="btn primary"
            onClick={() => void askForNew(session.recent[0] ?? `${session.home}/projects`)}
            data-testid="welcome-new"
          >
            <Glyph name="plus" size={14} />
            New pipeline…
          </button>
          <button type="button" className="btn" onClick={() => void pickDocument()}>
            <Glyph name="folder" size={14} />
            Open a folder…
          </button>
          <button type="button" className="btn" onClick={() => void pickFile()}>
            <Glyph name="file" size={14} />
            Open a file…
          </button>
        </div>
        {session.recent.length > 0 && (
          <div className="recent">
            <h2 className="group">Recent</h2>
            {session.recent.slice(0, 6).map((path) => (
              <button key={path} type="button" className="row" onClick={() => void openDocument(path)}>
                <Glyph name="folder" size={14} className="t3" />
                <span className="med">{baseName(path)}</span>
                <span className="grow" />
                <span className="mono t3">{cutMiddle(path, 44)}</span>
              </button>
            ))}
          </div>
        )}
      </div>
    </main>
  );
}
