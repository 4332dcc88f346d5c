import { useMemo, useState } from "react";
import { backend } from "../../backend/backend";
import type { DefinitionDiff } from "../../backend/bindings/DefinitionDiff";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import type { MergedGraph } from "../../backend/bindings/MergedGraph";
import { CompareText } from "../../compare/CompareText";
import { DiffHead } from "../../compare/DiffHead";
import { DiffList } from "../../compare/DiffList";
import { diffRows } from "../../compare/rows";
import { Segments } from "../../widgets/Segments";
import { lookAt, showStep, useOther } from "../comparison";
import { Letter } from "../Letter";
import { OtherMenu } from "../OtherMenu";
import { useAnswer } from "./useAnswer";

interface DefinitionTabProps {
  comparison: ExecutionComparison;
}

type Look = "fields" | "text";

/** What the definitions say otherwise, by step and field or as text. Files of the project stand in them by name. */
export function DefinitionTab({ comparison }: DefinitionTabProps) {
  const other = useOther(comparison);
  const [look, setLook] = useState<Look>("fields");
  const { executions, base, definitions, graph } = comparison;
  const diff = definitions.find(({ execution }) => execution === other)?.diff;
  const [from, to] = [executions[base], other === null ? undefined : executions[other]];
  return (
    <div className="definition-tab">
      <header className="hstack file-head">
        <span className="t2 cut">
          Version {from?.summary.version} in {from?.letter}, version {to?.summary.version} in {to?.letter}
        </span>
        <span className="grow" />
        {executions.length > 2 && <OtherMenu comparison={comparison} />}
        <Segments
          label="How to compare"
          value={look}
          options={[
            ["fields", "Steps and fields"],
            ["text", "Text"],
          ]}
          onChange={setLook}
          testId="definition-look"
        />
      </header>
      {diff === undefined ? (
        <Same comparison={comparison} />
      ) : look === "text" && from !== undefined && to !== undefined ? (
        <Texts from={from.summary.arn} to={to.summary.arn} />
      ) : (
        <Fields diff={diff} graph={graph} />
      )}
    </div>
  );
}

interface FieldsProps {
  diff: DefinitionDiff;
  graph: MergedGraph;
}

/** What differs, by step and field; a step's name leads to it in the graph. */
function Fields({ diff, graph }: FieldsProps) {
  const rows = useMemo(() => diffRows(diff), [diff]);
  const nodes = useMemo(() => new Map(graph.nodes.map((node) => [node.step, node])), [graph]);
  if (rows.length === 0)
    return <p className="empty-line">Only an order differs that means nothing to SageMaker.</p>;
  return (
    <DiffList
      rows={rows}
      testId="definition-fields"
      head={(row) => {
        const node = nodes.get(row.name);
        return (
          <div className="row">
            <DiffHead row={row} family={node?.family}>
              {node !== undefined && row.kind === "step" ? (
                <button type="button" className="link med cut" onClick={() => showStep(row.name)}>
                  {row.name}
                </button>
              ) : (
                <span className="med cut">{row.name}</span>
              )}
            </DiffHead>
          </div>
        );
      }}
    />
  );
}

function Same({ comparison: { definitions, executions } }: DefinitionTabProps) {
  const others = definitions.flatMap(({ execution }) => executions[execution] ?? []);
  return (
    <p className="empty-line same-definition">
      The same definition.{others.length > 0 && " Another one ran in"}
      {others.map((one) => (
        <button
          key={one.letter}
          type="button"
          className="letter-button"
          aria-label={`Look at ${one.letter}`}
          onClick={() => lookAt({ other: one.summary.arn })}
        >
          <Letter letter={one.letter} index={executions.indexOf(one)} />
        </button>
      ))}
    </p>
  );
}

function Texts({ from, to }: { from: string; to: string }) {
  const { value, failure, again } = useAnswer(`${from} ${to}`, () =>
    backend().call("compare_definitions", { base: from, other: to }),
  );
  if (failure !== null)
    return (
      <p className="empty-line" role="alert">
        {failure.message}
      </p>
    );
  if (value === null) return <div aria-busy="true" />;
  return <CompareText texts={value} beside again={again} />;
}
