import { Select } from "radix-ui";
import { Glyph } from "./Glyph";

interface ChoiceProps {
  id: string;
  value: string;
  options: string[];
  onChange: (value: string) => void;
  testId: string;
}

/** One of several values. */
export function Choice({ id, value, options, onChange, testId }: ChoiceProps) {
  return (
    <Select.Root value={value} onValueChange={onChange}>
      <Select.Trigger id={id} className="input choice" data-testid={testId}>
        <span className="grow cut mono"><Select.Value /></span>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="pop menu" position="popper" sideOffset={4}>
          <Select.Viewport>
            {options.map((option) => (
              <Select.Item key={option} value={option} className="menu-item">
                <span className="grow mono"><Select.ItemText>{option}</Select.ItemText></span>
                <span className="mark-slot"><Select.ItemIndicator><Glyph name="check" size={14} /></Select.ItemIndicator></span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
