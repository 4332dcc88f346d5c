import { Switch } from "radix-ui";
import { useId } from "react";
import type { ParameterView } from "../backend/bindings/ParameterView";
import { Choice } from "../widgets/Choice";

interface ParameterFieldProps {
  parameter: ParameterView;
  value: string;
  onChange: (value: string) => void;
  /** Whether the program refused this value. */
  bad: boolean;
}

/** One parameter: its name and type, a control by type, and its default once it differs. */
export function ParameterField({ parameter, value, onChange, bad }: ParameterFieldProps) {
  const id = useId();
  const { name, parameter_type, enum_values, default: fallback, description } = parameter;
  const changed = fallback !== null && value !== fallback;
  const testId = `parameter-${name}`;
  const control = () => {
    if (enum_values.length > 0) return <Choice id={id} value={value} options={enum_values} onChange={onChange} testId={testId} />;
    if (parameter_type === "Boolean") {
      return (
        <span className="hstack switch-line">
          <Switch.Root id={id} className="switch" checked={value === "true"} onCheckedChange={(on) => onChange(on ? "true" : "false")} data-testid={testId} />
          <span className="mono">{value}</span>
        </span>
      );
    }
    const number = parameter_type === "Integer" || parameter_type === "Float";
    return (
      <span className={`input${bad ? " bad" : ""}`}>
        <input id={id} className="mono" value={value} spellCheck={false} autoComplete="off" inputMode={number ? "decimal" : "text"} aria-invalid={bad} onChange={(event) => onChange(event.target.value)} data-testid={testId} />
      </span>
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        <span className="cut">{name}</span>
        {changed && <span className="changed">changed</span>}
        <span className="mono type">{parameter_type}</span>
      </label>
      {control()}
      {changed && (
        <p className="hint">
          Default <button type="button" className="mono reset" onClick={() => onChange(fallback)} title="Take the default again">{fallback === "" ? '""' : fallback}</button>
        </p>
      )}
      {description !== null && <p className="hint">{description}</p>}
    </div>
  );
}
