import { useCompare } from "../compare/compare";
import { ComparePane } from "../compare/ComparePane";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { late } from "../widgets/late";

/** The editor comes with its first use: starting the program does not wait for it. */
const CodeEditor = late(
  () => import("./CodeEditor").then(({ CodeEditor }) => CodeEditor),
  <div className="code-editor" aria-busy="true" />,
);

interface CodePaneProps {
  document: DocumentView;
}

/** The definition as text. */
export function CodePane({ document }: CodePaneProps) {
  const version = useCompare((state) => state.version);
  if (version !== null) return <ComparePane document={document} version={version} />;
  return (
    <section className="code-pane" aria-label="Code">
      <CodeEditor key={document.id} document={document.id} text={document.editing.text} />
    </section>
  );
}
