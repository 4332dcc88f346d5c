import { Select } from "radix-ui";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
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
  return (
    <Select.Root value={now.summary.arn} onValueChange={(arn) => lookAt({ base: arn })}>
      <Select.Trigger className="crumb t2" aria-label="Base" data-testid="base">
        Base <Select.Value asChild><span className="hstack"><Letter letter={now.letter} index={base} />{nameOf(now.summary)}</span></Select.Value>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="pop menu cmp-menu" position="popper" sideOffset={4}>
          <Select.Viewport>
            {executions.map(({ letter, summary }, index) => (
              <Select.Item key={letter} value={summary.arn} className="menu-item">
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
