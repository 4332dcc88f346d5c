import { backend } from "../backend/backend";
import type { Notice } from "../backend/bindings/Notice";
import { refreshDocument, useDocument } from "../document/document";
import { closeExecution, refreshExecution, useExecution } from "../executions/execution";
import { followReplay } from "../executions/replay";
import { refreshExecutions, useExecutions } from "../executions/executions";
import { goTo } from "./place";
import { useBottom } from "./bottomTab";
import { followGit, refreshGit } from "../git/git";
import { closeVersion } from "../git/version";
import { stopComparing } from "../compare/compare";
import { refreshFile } from "../files/files";
import { refreshSession, useSession } from "./session";
import { followTitle } from "./title";

function handle(notice: Notice): void {
  if (notice.kind === "document_changed") {
    if (notice.document === useDocument.getState().document?.id) void refreshDocument();
    else void refreshFile(notice.document);
    return;
  }
  if (notice.kind === "git_changed") {
    if (notice.document === useDocument.getState().document?.id) void refreshGit();
    return;
  }
  // The shown execution brings its own line of the list along.
  if (notice.arn === useExecution.getState().arn) void refreshExecution();
  else void refreshExecutions();
}

/** Keeps the stores up to date until the returned function is called. */
export function follow(): () => void {
  const unsubscribe = backend().subscribe(handle);
  const documents = useDocument.subscribe(({ document }, before) => {
    if (document?.id !== before.document?.id) {
      closeVersion();
      stopComparing();
    }
    if (document === null || document.id === before.document?.id) return;
    // Whoever opens a file wants to see it. What opens by itself leaves them where they went meanwhile.
    if (useSession.getState().begun) goTo({ at: "design" });
    closeExecution();
    useExecutions.setState({ executions: null });
    void refreshExecutions();
    void refreshSession();
  });
  // Log and timeline exist only for an execution.
  const executions = useExecution.subscribe(({ arn }, before) => {
    if (arn === before.arn) return;
    if (arn !== null) goTo({ at: "design" });
    if (arn === null) useBottom.setState({ tab: "problems" });
    else if (before.arn === null) useBottom.setState({ tab: "log" });
  });
  const replay = followReplay();
  const git = followGit();
  const title = followTitle();
  return () => {
    git();
    unsubscribe();
    replay();
    title();
    documents();
    executions();
  };
}
