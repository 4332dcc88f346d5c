import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { Branch } from "../git/Branch";
import { counted } from "../format/number";
import { cutMiddle } from "../format/path";
import { Tally } from "../problems/Tally";
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
      {document !== null && <span>{selected === 0 ? counted(total, "step") : `${selected} of ${counted(total, "step")} selected`}</span>}
      <Branch />
      <span className="grow" />
      {session !== null && <span title={session.home}>State in <span className="mono">{cutMiddle(session.home, 48)}</span></span>}
      {session !== null && <span>Pipewright {session.version}</span>}
    </footer>
  );
}
