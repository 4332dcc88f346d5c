import "./check.css";
import { Glyph } from "./Glyph";

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What is chosen by it, for those who do not see the row it stands in. */
  label: string;
  testId?: string;
  /** -1 where the row takes the keyboard. */
  tabIndex?: number;
}

/** A box that is ticked. */
export function Check({ checked, onChange, label, testId, tabIndex }: CheckProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      className="check"
      data-check
      tabIndex={tabIndex}
      onClick={() => onChange(!checked)}
      data-testid={testId}
    >
      {checked && <Glyph name="check" size={12} />}
    </button>
  );
}
