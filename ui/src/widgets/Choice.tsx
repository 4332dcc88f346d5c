import { Select } from "radix-ui";
import { Glyph } from "./Glyph";
import { Options } from "./Options";

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
        <span className="grow cut mono">
          <Select.Value />
        </span>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Options options={options.map((value) => ({ value, title: value }))} mono />
    </Select.Root>
  );
}
