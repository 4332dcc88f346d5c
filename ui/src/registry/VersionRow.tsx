import { goTo } from "../app/place";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { showExecution } from "../executions/show";
import { fourDecimals } from "../format/number";
import { dateTime, shortDate } from "../format/time";
import { Check } from "../widgets/Check";
import { Glyph } from "../widgets/Glyph";
import { useNow } from "../widgets/useNow";
import { ApprovalBadge } from "./ApprovalBadge";
import { VersionMenu } from "./VersionMenu";
import { whyOf } from "./whyOf";

interface VersionRowProps {
  model: ModelVersion;
  columns: readonly string[];
  /** Whether it is among those to compare. */
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** A version beside the others. */
export function VersionRow({ model, columns, chosen, onChoose }: VersionRowProps) {
  const now = useNow(false);
  const why = whyOf(model);
  return (
    <tr className={chosen ? "on" : ""} data-testid={`version-${model.version}`} data-status={model.status}>
      <td>
        <Check
          checked={chosen}
          onChange={onChoose}
          label={`Choose version ${model.version} to compare`}
          testId={`choose-${model.version}`}
        />
      </td>
      <td>
        <button
          type="button"
          className="link med"
          onClick={() => goTo({ at: "passport", package: model.arn })}
          data-testid={`open-${model.version}`}
        >
          Version {model.version}
        </button>
      </td>
      <td className="decided">
        <div className="hstack">
          <ApprovalBadge status={model.status} />
          <span className="cap cut" title={why.whole}>
            {why.short}
          </span>
        </div>
      </td>
      {columns.map((name) => {
        const metric = model.metrics.find((one) => one.name === name);
        const best = model.best.includes(name);
        return (
          <td key={name} className={`num${best ? " semi" : ""}`} title={metric?.text}>
            {best && (
              <span className="best">
                <Glyph name="star" size={12} />
                <span className="sr">Best: </span>
              </span>
            )}
            {metric === undefined ? (
              <span className="t3">unavailable</span>
            ) : metric.value === null ? (
              metric.text
            ) : (
              fourDecimals(metric.value)
            )}
          </td>
        );
      })}
      <td>
        {model.number === null ? (
          <span className="t3" title="The execution was deleted.">
            {model.pipeline}, deleted
          </span>
        ) : (
          <button
            type="button"
            className="link quiet"
            title={`Show ${model.step} in its execution`}
            onClick={() => void showExecution(model.execution, model.step)}
            data-testid={`execution-of-${model.version}`}
          >
            {model.pipeline} {model.number}
          </button>
        )}
      </td>
      <td className="nowrap t2" title={dateTime(model.created_at)}>
        {shortDate(model.created_at, now)}
      </td>
      <td className="num">
        <VersionMenu model={model} />
      </td>
    </tr>
  );
}
