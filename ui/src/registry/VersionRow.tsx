import { goTo } from "../app/place";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { compact } from "../format/number";
import { dateTime, shortDate } from "../format/time";
import { Check } from "../widgets/Check";
import { useNow } from "../widgets/useNow";
import { ApprovalBadge } from "./ApprovalBadge";
import { VersionMenu } from "./VersionMenu";

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
  const last = model.approvals.at(-1);
  const why = [last?.by === null || last?.by === undefined ? `registered by the step ${model.step}` : `by ${last.by}, ${dateTime(last.at)}`, last?.comment].filter((part) => part !== null && part !== undefined).join(": ");
  return (
    <tr className={chosen ? "on" : ""} data-testid={`version-${model.version}`} data-status={model.status}>
      <td>
        <Check checked={chosen} onChange={onChoose} label={`Choose version ${model.version} to compare`} testId={`choose-${model.version}`} />
      </td>
      <td><button type="button" className="link med" onClick={() => goTo({ at: "passport", package: model.arn })} data-testid={`open-${model.version}`}>Version {model.version}</button></td>
      <td><div className="hstack"><ApprovalBadge status={model.status} /><span className="cap cut version-why" title={why}>{why}</span></div></td>
      {columns.map((name) => {
        const metric = model.metrics.find((one) => one.name === name);
        return <td key={name} className="num" title={metric?.text}>{metric === undefined ? <span className="t3">unavailable</span> : metric.value === null ? metric.text : compact(metric.value)}</td>;
      })}
      <td className="nowrap">{model.pipeline} {model.number}</td>
      <td className="nowrap t2" title={dateTime(model.created_at)}>{shortDate(model.created_at, now)}</td>
      <td className="num"><VersionMenu model={model} /></td>
    </tr>
  );
}
