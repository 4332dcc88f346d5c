import { useId } from "react";
import type { ParameterChange } from "../../backend/bindings/ParameterChange";
import type { ParameterForm } from "../../backend/bindings/ParameterForm";
import { revealPointer } from "../../document/reveal";
import { counted } from "../../format/number";
import { alertFailure } from "../../widgets/alertList";
import { Choice } from "../../widgets/Choice";
import { Glyph } from "../../widgets/Glyph";
import { FieldProblems } from "../form/FieldProblems";
import { DraftInput } from "./DraftInput";
import { changeParameter, removeParameter, renameParameter } from "./parameters";

interface ParameterEditorProps {
  parameter: ParameterForm;
  onRenamed: (name: string) => void;
}

const TYPES = ["String", "Integer", "Float", "Boolean"];

/** Values in a line: `a, b, c`. */
function listed(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Everything about a parameter's declaration, and the places that use it. */
export function ParameterEditor({ parameter, onRenamed }: ParameterEditorProps) {
  const id = useId();
  const { name, type_word, uses } = parameter;
  const wanted = (change: ParameterChange) => changeParameter(name, change);
  const rename = async (to: string) => {
    const failure = await renameParameter(name, to);
    if (failure === null) onRenamed(to);
    return failure;
  };
  const remove = async () => {
    const failure = await removeParameter(name);
    if (failure !== null) alertFailure(`Removing ${name}`, failure);
  };
  const fallback = parameter.default;
  return (
    <div className="param-body">
      <div className="param-field">
        <label htmlFor={`${id}-name`}>Name</label>
        <DraftInput
          id={`${id}-name`}
          label={`Name of ${name}`}
          value={name}
          placeholder="Name"
          onCommit={rename}
          testId="parameter-name"
        />
      </div>
      <div className="param-pair">
        <div className="param-field">
          <label htmlFor={`${id}-type`}>Type</label>
          <Choice
            id={`${id}-type`}
            value={type_word}
            options={TYPES}
            onChange={(type) => void wanted({ change: "type", type_word: type })}
            testId="parameter-type"
          />
        </div>
        <div className="param-field">
          <label htmlFor={`${id}-default`}>Default</label>
          {type_word === "Boolean" || parameter.enum_values.length > 0 ? (
            <Choice
              id={`${id}-default`}
              value={fallback ?? ""}
              options={parameter.enum_values.length > 0 ? parameter.enum_values : ["true", "false"]}
              onChange={(text) => void wanted({ change: "default", text })}
              testId="parameter-default"
            />
          ) : (
            <DraftInput
              id={`${id}-default`}
              label={`Default of ${name}`}
              value={fallback ?? ""}
              placeholder={fallback === "" ? '""' : "None: must be given"}
              onCommit={(text) => wanted({ change: "default", text: text === "" ? null : text })}
              testId="parameter-default"
            />
          )}
        </div>
      </div>
      {type_word !== "Boolean" && (
        <div className="param-field">
          <label htmlFor={`${id}-values`}>Allowed values</label>
          <DraftInput
            id={`${id}-values`}
            label={`Allowed values of ${name}`}
            value={parameter.enum_values.join(", ")}
            placeholder="Any; or a, b, c"
            onCommit={(text) => wanted({ change: "enum_values", values: listed(text) })}
            testId="parameter-values"
          />
        </div>
      )}
      <div className="param-field">
        <label htmlFor={`${id}-about`}>Description</label>
        <DraftInput
          id={`${id}-about`}
          label={`Description of ${name}`}
          value={parameter.description ?? ""}
          placeholder="What it is for"
          onCommit={(text) => wanted({ change: "description", text })}
          testId="parameter-description"
        />
      </div>
      <FieldProblems id={`${id}-problems`} problems={parameter.problems} refusal={null} />
      <div className="param-uses">
        <span className="cap">
          {uses.length === 0 ? "Used nowhere" : `Used in ${counted(uses.length, "place")}`}
        </span>
        {uses.map((use) => (
          <button
            key={use.pointer}
            type="button"
            className="choice-row use"
            onClick={() => revealPointer(use.step, use.pointer)}
            data-testid="parameter-use"
          >
            <span className="cut">{use.step ?? "Pipeline"}</span>
            <span className="cut t3">{use.label}</span>
          </button>
        ))}
      </div>
      <button
        type="button"
        className="btn small"
        onClick={() => void remove()}
        title={
          uses.length === 0
            ? "Can be undone"
            : `${counted(uses.length, "reference")} would point at nothing; can be undone`
        }
        data-testid="remove-parameter"
      >
        <Glyph name="cross" size={12} />
        Remove{uses.length > 0 && `, leaving ${counted(uses.length, "reference")} dangling`}
      </button>
    </div>
  );
}
