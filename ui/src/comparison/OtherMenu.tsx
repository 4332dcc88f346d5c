import { Select } from "radix-ui";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
import { Options } from "../widgets/Options";
import { lookAt, useOther } from "./comparison";
import { Letter } from "./Letter";
import { namer } from "./letter";

interface OtherMenuProps {
  comparison: ExecutionComparison;
}

/** Which execution is looked at beside the base. */
export function OtherMenu({ comparison }: OtherMenuProps) {
  const { executions, base } = comparison;
  const other = useOther(comparison);
  if (other === null) return null;
  const beside = executions[other];
  const nameOf = namer(executions);
  const options = executions.flatMap(({ letter, summary }, index) =>
    index === base
      ? []
      : [{ value: summary.arn, title: nameOf(summary), mark: <Letter letter={letter} index={index} /> }],
  );
  return (
    <Select.Root value={beside?.summary.arn ?? ""} onValueChange={(arn) => lookAt({ other: arn })}>
      <Select.Trigger className="btn small" aria-label="Execution beside the base" data-testid="other">
        <Select.Value asChild>
          <span className="hstack">
            <Letter letter={beside?.letter ?? ""} index={other} />
            {beside === undefined ? "" : nameOf(beside.summary)}
          </span>
        </Select.Value>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Options options={options} />
    </Select.Root>
  );
}
