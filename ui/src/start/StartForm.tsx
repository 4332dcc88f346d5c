import { Dialog } from "radix-ui";
import { useState } from "react";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { changedValues, initialValues } from "./changedValues";
import { ParameterField } from "./ParameterField";
import { startExecution, useStart } from "./start";
import { StartFailure } from "./StartFailure";

interface StartFormProps {
  document: DocumentView;
}

/** Values for the pipeline's parameters, a name, and the button that starts. */
export function StartForm({ document: { parameters } }: StartFormProps) {
  const { starting, failure } = useStart();
  const [values, setValues] = useState(() => initialValues(parameters));
  const [name, setName] = useState("");
  const changed = changedValues(parameters, values);
  const count = Object.keys(changed).length;
  const refused = (parameter: string) => failure?.code === "invalid_parameter" && failure.message.includes(parameter);
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        void startExecution(changed, name.trim() === "" ? null : name.trim());
      }}
    >
      <div className="start-body">
        {failure !== null && <StartFailure failure={failure} />}
        <div className="field name-field">
          <label htmlFor="display-name"><span>Name</span><span className="type cap">optional</span></label>
          <span className="input"><input id="display-name" value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} data-testid="display-name" /></span>
        </div>
        {parameters.length > 0 && <h3 className="sect">Parameters <span className="cap">{count === 0 ? "all by default" : `${count} changed`}</span></h3>}
        <div className="fields">
          {parameters.map((one) => (
            <ParameterField
              key={one.name}
              parameter={one}
              value={values[one.name] ?? ""}
              bad={refused(one.name)}
              onChange={(value) => setValues({ ...values, [one.name]: value })}
            />
          ))}
        </div>
      </div>
      <footer>
        <span className="cap grow">{count === 0 ? "Runs on this machine with the defaults" : `Runs on this machine with ${counted(count, "changed value")}`}</span>
        <Dialog.Close type="button" className="btn ghost">Cancel</Dialog.Close>
        <button type="submit" className="btn primary" disabled={starting} data-testid="start">
          <Glyph name="play" size={14} />
          {starting ? "Starting" : "Start"} <kbd>Ctrl ↵</kbd>
        </button>
      </footer>
    </form>
  );
}
