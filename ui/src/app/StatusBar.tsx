import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { cutMiddle } from "../format/path";
import { Branch } from "../git/Branch";
import { Tally } from "../problems/Tally";
import { Glyph } from "../widgets/Glyph";
import { useSession } from "./session";

/** Small facts along the lower edge. */
export function StatusBar() {
  const document = useDocument((state) => state.document);
  const execution = useExecution((state) => state.execution);
  const session = useSession((state) => state.session);
  const selected = useSelection((state) => state.steps.size);
  const total = (execution?.canvas ?? document?.canvas)?.nodes.length ?? 0;
  return (
    <footer className="statusbar">
      {document !== null && <Tally diagnostics={document.diagnostics} words />}
      {document !== null && (
        <span>
          {selected === 0 ? counted(total, "step") : `${selected} of ${counted(total, "step")} selected`}
        </span>
      )}
      <Branch />
      {document?.editing.elsewhere === true && (
        <span
          className="st warn"
          title="Each keeps its own unsaved changes; the file is the one that is saved last, and changes of both are merged."
        >
          <Glyph name="warning" size={14} />
          Open in another program, too
        </span>
      )}
      <span className="grow" />
      {session !== null && (
        <span title={session.home}>
          State in <span className="mono">{cutMiddle(session.home, 48)}</span>
        </span>
      )}
      {session !== null && <span>Pipewright {session.version}</span>}
    </footer>
  );
}
