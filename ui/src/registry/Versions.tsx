import { useState } from "react";
import { goTo } from "../app/place";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { metricColumns } from "./metricColumns";
import { VersionRow } from "./VersionRow";

interface VersionsProps {
  /** Newest first; not all of them when there are many. */
  versions: readonly ModelVersion[];
  /** How many there are. */
  all: number;
}

/** The versions of a group, their metrics side by side. */
export function Versions({ versions, all }: VersionsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = metricColumns(versions);
  const choose = (arn: string, on: boolean) =>
    setChosen((before) => new Set([...before].filter((one) => one !== arn).concat(on ? [arn] : [])));
  const executions = [
    ...new Set(
      versions
        .filter(({ arn, number }) => chosen.has(arn) && number !== null)
        .map(({ execution }) => execution),
    ),
  ].reverse();
  return (
    <div className="versions">
      <div className="hstack versions-head">
        <span className="cap grow">
          {chosen.size === 0
            ? all > versions.length
              ? `The newest ${versions.length} of ${counted(all, "version")}`
              : `${counted(versions.length, "version")}, newest first`
            : `${chosen.size} of ${counted(versions.length, "version")} chosen`}
        </span>
        <button
          type="button"
          className="btn small"
          disabled={executions.length < 2}
          title="Compares the executions that registered them"
          onClick={() => goTo({ at: "comparison", executions })}
          data-testid="compare-versions"
        >
          <Glyph name="split" size={14} />
          Compare the chosen
        </button>
      </div>
      <div className="scroll">
        <table className="tbl" data-testid="versions">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">Compare</span>
              </th>
              <th scope="col">Version</th>
              <th scope="col" className="decided">
                Status
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
              <th scope="col">Execution</th>
              <th scope="col">Registered</th>
              <th scope="col">
                <span className="sr">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((model) => (
              <VersionRow
                key={model.arn}
                model={model}
                columns={columns}
                chosen={chosen.has(model.arn)}
                onChoose={(on) => choose(model.arn, on)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
