import { openDocument, pickDocument, useDocument } from "../document/document";
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
        <p>A project is a folder with a SageMaker definition, pipeline.json, and the code and data it names.</p>
        {failure !== null && <p className="callout err pick" role="alert">{failure.message} {failure.hint}</p>}
        <button type="button" className="btn primary" onClick={() => void pickDocument()}><Glyph name="folder" size={14} />Open a folder…</button>
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
