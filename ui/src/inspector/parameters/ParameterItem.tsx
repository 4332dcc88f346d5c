import type { ParameterForm } from "../../backend/bindings/ParameterForm";
import { counted } from "../../format/number";
import { Glyph } from "../../widgets/Glyph";
import { ParameterEditor } from "./ParameterEditor";

interface ParameterItemProps {
  parameter: ParameterForm;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** It got another name, and stays open under that. */
  onRenamed: (name: string) => void;
}

/** A parameter in a row: name, default, type; opened, all there is to change about it. */
export function ParameterItem({ parameter, open, onOpen, onRenamed }: ParameterItemProps) {
  const { name, type_word, default: fallback, problems, uses } = parameter;
  const worst = problems.some((one) => one.severity === "error") ? "err" : "warn";
  return (
    <div
      className={`param${open ? " open" : ""}`}
      data-parameter={name}
      data-testid={`parameter-item-${name}`}
    >
      <button
        type="button"
        className="param-toggle"
        aria-expanded={open}
        title={parameter.description ?? `${name}, used in ${counted(uses.length, "place")}`}
        onClick={() => onOpen(!open)}
      >
        <Glyph name={open ? "down" : "right"} size={12} className="t3" />
        <span className="cut name">{name}</span>
        {problems.length > 0 && (
          <Glyph name={worst === "err" ? "failed" : "warning"} size={12} className={worst} />
        )}
        <span className="mono cut num">
          {fallback === null ? <i className="t3">must be given</i> : fallback === "" ? '""' : fallback}
        </span>
        <span className="cap">{type_word}</span>
      </button>
      {open && <ParameterEditor parameter={parameter} onRenamed={onRenamed} />}
    </div>
  );
}
