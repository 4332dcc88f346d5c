import { Dialog } from "radix-ui";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { useSession } from "../app/session";
import { counted } from "../format/number";
import { useSettings } from "../settings/settings";
import { Glyph } from "../widgets/Glyph";
import { NumberField } from "../widgets/NumberField";
import { ParameterField } from "./ParameterField";
import { valueOf, valuesToSend } from "./prefill";
import { PresetField } from "./PresetField";
import { choose, chooseNothing, startExecution, useStart } from "./start";
import { StartBlocked } from "./StartBlocked";
import { StartFailure } from "./StartFailure";
import { useRefused } from "./useRefused";

interface StartFormProps {
  document: DocumentView;
}

/** Values for the pipeline's parameters, what the execution is called, and the button that starts it. */
export function StartForm({ document: { id, parameters, diagnostics } }: StartFormProps) {
  const { starting, failure, choices, presets, presetProblem, source } = useStart();
  const cores = useSession(({ session }) => session?.cores) ?? 2;
  const usual = useSettings(({ settings }) => settings?.parallel_steps) ?? cores;
  const preset = presets.find(({ name }) => name === choices.preset) ?? null;
  const rows = parameters.map((parameter) => ({ parameter, ...valueOf(parameter, preset, choices.changed) }));
  const changed = rows.filter(({ origin }) => origin === "changed").length;
  const errors = diagnostics.filter((one) => one.severity === "error");
  const { messages: refused, current } = useRefused(
    id,
    choices.preset,
    valuesToSend(parameters, preset, choices.changed),
  );
  const wrong = current && refused.size > 0;
  const base = preset === null ? "the defaults" : preset.name;
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (errors.length === 0 && !wrong) void startExecution();
      }}
    >
      <div className="start-body">
        {errors.length > 0 && <StartBlocked errors={errors} />}
        {failure !== null && <StartFailure failure={failure} />}
        {source.kind !== "nothing" && (
          <p className="callout note" data-testid="start-source">
            <Glyph name="again" size={14} />
            <span className="grow">
              {source.kind === "execution"
                ? `Filled in as run ${source.number} was started. The definition is the one you have now.`
                : "Filled in as you started it last."}
            </span>
            <button type="button" className="link" onClick={chooseNothing} data-testid="start-clear">
              Take the defaults
            </button>
          </p>
        )}
        <div className="fields">
          <div className="field">
            <label htmlFor="display-name">
              <span>Name</span>
              <span className="type cap">optional</span>
            </label>
            <span className="input">
              <input
                id="display-name"
                value={choices.name}
                autoComplete="off"
                onChange={(event) => choose({ name: event.target.value })}
                data-testid="display-name"
              />
            </span>
          </div>
          <div className="field">
            <label htmlFor="parallel">
              <span>Steps at once</span>
              <span className="type cap">optional</span>
            </label>
            <NumberField
              id="parallel"
              value={choices.parallel}
              min={1}
              max={64}
              empty={`${usual}, as always`}
              onChange={(parallel) => choose({ parallel })}
              testId="parallel"
            />
          </div>
          <div className="field whole">
            <label htmlFor="description">
              <span>Description</span>
              <span className="type cap">optional</span>
            </label>
            <span className="input">
              <input
                id="description"
                value={choices.description}
                autoComplete="off"
                onChange={(event) => choose({ description: event.target.value })}
                data-testid="description"
              />
            </span>
          </div>
        </div>
        {parameters.length > 0 && (
          <h3 className="sect parameters">
            Parameters{" "}
            <span className="cap">
              {changed === 0 ? `as in ${base}` : `${changed} changed, the rest as in ${base}`}
            </span>
            <span className="grow" />
            <PresetField
              presets={presets}
              problem={presetProblem}
              value={choices.preset}
              onChange={(name) => choose({ preset: name })}
            />
          </h3>
        )}
        <div className="fields">
          {rows.map(({ parameter, text, origin }) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              preset={preset}
              value={text}
              origin={origin}
              refusal={refused.get(parameter.name) ?? null}
              onChange={(value) => choose({ changed: { ...choices.changed, [parameter.name]: value } })}
            />
          ))}
        </div>
      </div>
      <footer>
        <span className="cap grow" role="status">
          {refused.size > 0 ? (
            <span className="err">{counted(refused.size, "value")} to correct</span>
          ) : (
            <>
              Runs on this machine with{" "}
              {changed === 0 ? base : `${base} and ${counted(changed, "changed value")}`}
            </>
          )}
        </span>
        <Dialog.Close type="button" className="btn ghost">
          Cancel
        </Dialog.Close>
        <button
          type="submit"
          className="btn primary"
          disabled={starting || errors.length > 0 || wrong}
          title={errors.length > 0 ? "Errors block Run" : wrong ? "Correct the values first" : undefined}
          data-testid="start"
        >
          <Glyph name="play" size={14} />
          {starting ? "Starting" : "Start"} <kbd>Ctrl ↵</kbd>
        </button>
      </footer>
    </form>
  );
}
