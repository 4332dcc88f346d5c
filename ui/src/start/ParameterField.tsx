import { Switch } from "radix-ui";
import { useId } from "react";
import type { ParameterView } from "../backend/bindings/ParameterView";
import type { PresetView } from "../backend/bindings/PresetView";
import { Glyph } from "../widgets/Glyph";
import { Choice } from "../widgets/Choice";
import { baseValue, type Origin } from "./prefill";

/** A value of more letters takes the whole width. */
const LONG = 34;

interface ParameterFieldProps {
  parameter: ParameterView;
  /** The preset that was chosen. */
  preset: PresetView | null;
  value: string;
  origin: Origin;
  onChange: (value: string) => void;
  /** Why the program would not take this value. */
  refusal: string | null;
}

/** One parameter: its name and type, a control by type, and its default once it differs. */
export function ParameterField({ parameter, preset, value, origin, onChange, refusal }: ParameterFieldProps) {
  const id = useId();
  const { name, parameter_type, enum_values, default: fallback, description } = parameter;
  const base = baseValue(parameter, preset);
  const byPreset = preset?.values.some((one) => one.parameter === name) === true;
  const testId = `parameter-${name}`;
  const control = () => {
    if (enum_values.length > 0)
      return <Choice id={id} value={value} options={enum_values} onChange={onChange} testId={testId} />;
    if (parameter_type === "Boolean") {
      return (
        <span className="hstack switch-line">
          <Switch.Root
            id={id}
            className="switch"
            checked={value === "true"}
            onCheckedChange={(on) => onChange(on ? "true" : "false")}
            data-testid={testId}
          />
          <span className="mono">{value}</span>
        </span>
      );
    }
    const number = parameter_type === "Integer" || parameter_type === "Float";
    return (
      <span className={`input${refusal === null ? "" : " bad"}`}>
        <input
          id={id}
          className="mono"
          value={value}
          spellCheck={false}
          autoComplete="off"
          inputMode={number ? "decimal" : "text"}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : `${id}-refusal`}
          onChange={(event) => onChange(event.target.value)}
          data-testid={testId}
        />
      </span>
    );
  };
  return (
    <div className={base.length > LONG ? "field whole" : "field"}>
      <label htmlFor={id}>
        <span className="cut">{name}</span>
        {origin === "changed" && <span className="changed">changed</span>}
        {origin === "preset" && <span className="by-preset">{preset?.name}</span>}
        <span className="mono type">{parameter_type}</span>
      </label>
      {control()}
      {refusal !== null && (
        <p id={`${id}-refusal`} className="refusal" data-testid={`refusal-${name}`}>
          <Glyph name="failed" size={12} />
          {refusal}
        </p>
      )}
      {origin === "changed" && (byPreset || fallback !== null) && (
        <p className="hint">
          {byPreset ? preset.name : "Default"}{" "}
          <button type="button" className="mono reset" onClick={() => onChange(base)} title="Take it again">
            {base === "" ? '""' : base}
          </button>
        </p>
      )}
      {description !== null && <p className="hint">{description}</p>}
    </div>
  );
}
