import { Select } from "radix-ui";
import type { PresetView } from "../backend/bindings/PresetView";
import { Glyph } from "../widgets/Glyph";

/** Stands for no preset: a select has no empty value. */
const NONE = "\u0000";

interface PresetFieldProps {
  presets: readonly PresetView[];
  /** Why they cannot be read. */
  problem: string | null;
  value: string | null;
  onChange: (preset: string | null) => void;
}

/** Which preset the values begin with. */
export function PresetField({ presets, problem, value, onChange }: PresetFieldProps) {
  if (problem !== null) return <span className="st warn cap" title={problem} data-testid="preset-problem"><Glyph name="warning" size={12} />Presets cannot be read</span>;
  if (presets.length === 0) return null;
  return (
    <Select.Root value={value ?? NONE} onValueChange={(next) => onChange(next === NONE ? null : next)}>
      <Select.Trigger className="input preset" aria-label="Preset" data-testid="preset">
        <span className="t3">Preset</span><span className="grow cut"><Select.Value /></span>
        <Glyph name="down" size={12} />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="pop menu" position="popper" align="end" sideOffset={4}>
          <Select.Viewport>
            {[NONE, ...presets.map(({ name }) => name)].map((name) => (
              <Select.Item key={name} value={name} className="menu-item" data-testid={`preset-${name === NONE ? "none" : name}`}>
                <span className="grow"><Select.ItemText>{name === NONE ? "none" : name}</Select.ItemText></span>
                <span className="mark-slot"><Select.ItemIndicator><Glyph name="check" size={14} /></Select.ItemIndicator></span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
