import { Markdown } from "../widgets/Markdown";
import { Sheet } from "../widgets/Sheet";
import { closeRule, useRule } from "./rule";

/** Why something is a mistake: the rule's page, with an example and how it is done instead. */
export function RuleSheet() {
  const page = useRule((state) => state.page);
  return (
    <Sheet
      open={page !== null}
      onClose={closeRule}
      testId="rule"
      title={<span className="mono rule-code">{page?.code}</span>}
      about={
        page === null
          ? null
          : `${page.severity === "error" ? "Error, blocks Run" : "Warning"} · ${page.family}`
      }
    >
      <div className="scroll" tabIndex={0} role="region" aria-label="The rule's page">
        {page !== null && <Markdown text={page.text} untitled />}
      </div>
    </Sheet>
  );
}
