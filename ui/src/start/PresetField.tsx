import { Select } from "radix-ui";
import type { PresetView } from "../backend/bindings/PresetView";
import { Glyph } from "../widgets/Glyph";
import { Options } from "../widgets/Options";

/** Stands for no preset: a select has no empty value. */
const NONE = "\u0000";

interface PresetFieldProps {
  presets: readonly PresetView[];
  /** Why they cannot be read. */
  problem: string | null;
  value: string | null;
  onChange: (preset: string | null) => void;
  testId?: string;
}

/** Which preset the values begin with. */
export function PresetField({ presets, problem, value, onChange, testId = "preset" }: PresetFieldProps) {
  if (problem !== null)
    return (
      <span className="st warn cap" title={problem} data-testid="preset-problem">
        <Glyph name="warning" size={12} />
        Presets cannot be read
      </span>
    );
  if (presets.length === 0) return null;
  return (
    <Select.Root value={value ?? NONE} onValueChange={(next) => onChange(next === NONE ? null : next)}>
      <Select.Trigger className="input preset" aria-label="Preset" data-testid={testId}>
        <span className="t3">Preset</span>
        <span className="grow cut">
          <Select.Value />
        </span>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Options
        options={[
          { value: NONE, title: "none", testId: "preset-none" },
          ...presets.map(({ name }) => ({ value: name, title: name, testId: `preset-${name}` })),
        ]}
        align="end"
      />
    </Select.Root>
  );
}
