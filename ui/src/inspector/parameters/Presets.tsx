import { useEffect, useState } from "react";
import type { ParameterView } from "../../backend/bindings/ParameterView";
import { useDocument } from "../../document/document";
import { Glyph } from "../../widgets/Glyph";
import { Prose } from "../../widgets/Prose";
import { DraftInput } from "./DraftInput";
import { changePresets, readPresets, usePresets } from "./presets";
import { PresetTable } from "./PresetTable";

interface PresetsProps {
  parameters: ParameterView[];
}

/** Values of the parameters under names such as dev and production, which the start form offers. */
export function Presets({ parameters }: PresetsProps) {
  const document = useDocument((state) => state.document?.id);
  const revision = useDocument((state) => state.document?.revision);
  const view = usePresets((state) => state.view);
  const [naming, setNaming] = useState(false);
  useEffect(() => void readPresets(), [document, revision]);
  if (view === null) return null;
  const last = view.presets.at(-1)?.name ?? null;
  return (
    <section aria-label="Presets">
      <h3 className="sect gap">
        Presets {view.presets.length > 0 && <span className="cap">{view.presets.length}</span>}
        <span className="grow" />
        {view.problem === null && (
          <button
            type="button"
            className="icon small"
            aria-label="Add a preset"
            title="Add a preset"
            onClick={() => setNaming(true)}
            data-testid="add-preset"
          >
            <Glyph name="plus" size={14} />
          </button>
        )}
      </h3>
      {view.problem !== null && (
        <p className="empty-line err" role="alert">
          <Prose text={view.problem} />
        </p>
      )}
      {view.problem === null && view.presets.length === 0 && !naming && (
        <p className="empty-line">
          None yet. A preset keeps values under a name, such as dev or production, in{" "}
          <span className="mono">pipewright.toml</span>; Run offers it.
        </p>
      )}
      {naming && (
        <div
          className="preset-name"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setNaming(false);
          }}
        >
          <DraftInput
            label="Name of the new preset"
            value=""
            placeholder={last === null ? "Name, such as dev" : `Name of a copy of ${last}`}
            onCommit={async (name) => {
              const failure = await changePresets({ change: "add", name, copy_of: last });
              if (failure === null) setNaming(false);
              return failure;
            }}
            testId="preset-name"
          />
        </div>
      )}
      {view.presets.length > 0 && <PresetTable presets={view.presets} parameters={parameters} />}
    </section>
  );
}
