import { useEffect, useReducer } from "react";
import { useDocument } from "../document/document";
import { readPresets, usePresets } from "../inspector/parameters/presets";
import { keepChoices, lastChoices } from "./lastChoices";
import { NOTHING } from "./prefill";
import { PresetField } from "./PresetField";
import { useStart } from "./start";

/** The preset that Run begins with, beside it; nothing while the project has none. */
export function BarPreset() {
  const id = useDocument(({ document }) => document?.id);
  const file = useDocument(({ document }) => document?.file ?? null);
  const presets = usePresets(({ view }) => view?.presets ?? null);
  const [, again] = useReducer((count: number) => count + 1, 0);
  // The form may have chosen another meanwhile.
  useStart(({ open }) => open);
  useEffect(() => void readPresets(), [id]);
  if (file === null || presets === null || presets.length === 0) return null;
  const last = lastChoices(file);
  const change = (preset: string | null) => {
    keepChoices(file, { ...(last ?? NOTHING), preset });
    again();
  };
  const value = presets.some(({ name }) => name === last?.preset) ? (last?.preset ?? null) : null;
  return (
    <span className="bar-preset">
      <PresetField presets={presets} problem={null} value={value} onChange={change} testId="bar-preset" />
    </span>
  );
}
