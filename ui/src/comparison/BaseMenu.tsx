import { Select } from "radix-ui";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
import { Options } from "../widgets/Options";
import { lookAt } from "./comparison";
import { namer } from "./letter";
import { Letter } from "./Letter";

interface BaseMenuProps {
  comparison: ExecutionComparison;
}

/** The execution that the others are compared with. */
export function BaseMenu({ comparison: { executions, base } }: BaseMenuProps) {
  const now = executions[base];
  if (now === undefined) return null;
  const nameOf = namer(executions);
  const options = executions.map(({ letter, summary }, index) => ({
    value: summary.arn,
    title: nameOf(summary),
    mark: <Letter letter={letter} index={index} />,
  }));
  return (
    <Select.Root value={now.summary.arn} onValueChange={(arn) => lookAt({ base: arn })}>
      <Select.Trigger className="crumb t2" aria-label="Base" data-testid="base">
        Base{" "}
        <Select.Value asChild>
          <span className="hstack">
            <Letter letter={now.letter} index={base} />
            {nameOf(now.summary)}
          </span>
        </Select.Value>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Options options={options} />
    </Select.Root>
  );
}
