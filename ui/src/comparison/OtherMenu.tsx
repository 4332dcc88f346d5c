import { Select } from "radix-ui";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
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
  return (
    <Select.Root value={String(other)} onValueChange={(value) => lookAt({ other: executions[Number(value)]?.summary.arn })}>
      <Select.Trigger className="btn small" aria-label="Execution beside the base" data-testid="other">
        <Select.Value asChild><span className="hstack"><Letter letter={executions[other]?.letter ?? ""} index={other} />{beside === undefined ? "" : nameOf(beside.summary)}</span></Select.Value>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="pop menu cmp-menu" position="popper" sideOffset={4}>
          <Select.Viewport>
            {executions.map(({ letter, summary }, index) => index !== base && (
              <Select.Item key={letter} value={String(index)} className="menu-item">
                <Letter letter={letter} index={index} />
                <span className="grow"><Select.ItemText>{nameOf(summary)}</Select.ItemText></span>
                <span className="mark-slot"><Select.ItemIndicator><Glyph name="check" size={14} /></Select.ItemIndicator></span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
