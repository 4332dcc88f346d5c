import { Select } from "radix-ui";
import type { ReactNode } from "react";
import { Glyph } from "./Glyph";

/** One of several values, as a list shows it. */
export interface Option {
  value: string;
  title: string;
  /** What stands before the title. */
  mark?: ReactNode;
  testId?: string;
}

interface OptionsProps {
  options: readonly Option[];
  /** Whether they are written as code is. */
  mono?: boolean;
  align?: "start" | "end";
}

/** What a select opens: its options, the chosen one ticked. */
export function Options({ options, mono = false, align = "start" }: OptionsProps) {
  return (
    <Select.Portal>
      <Select.Content
        className="pop menu"
        position="popper"
        align={align}
        sideOffset={4}
        collisionPadding={8}
      >
        <Select.Viewport className="choice-list">
          {options.map(({ value, title, mark, testId }) => (
            <Select.Item key={value} value={value} className="menu-item" data-testid={testId}>
              {mark}
              <span className={mono ? "grow mono" : "grow"}>
                <Select.ItemText>{title}</Select.ItemText>
              </span>
              <span className="mark-slot">
                <Select.ItemIndicator>
                  <Glyph name="check" size={14} />
                </Select.ItemIndicator>
              </span>
            </Select.Item>
          ))}
        </Select.Viewport>
      </Select.Content>
    </Select.Portal>
  );
}
