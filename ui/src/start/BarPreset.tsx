import { useEffect } from "react";
import { useDocument } from "../document/document";
import { readPresets, usePresets } from "../inspector/parameters/presets";
import { keepChoices, lastChoices, useLastPreset } from "./lastChoices";
import { NOTHING } from "./prefill";
import { PresetField } from "./PresetField";

/** The preset that Run begins with, beside it; nothing while the project has none. */
export function BarPreset() {
  const id = useDocument(({ document }) => document?.id);
  const file = useDocument(({ document }) => document?.file ?? null);
  const presets = usePresets(({ view }) => view?.presets ?? null);
  const last = useLastPreset(file);
  useEffect(() => void readPresets(), [id]);
  if (file === null || presets === null || presets.length === 0) return null;
  const change = (preset: string | null) => keepChoices(file, { ...(lastChoices(file) ?? NOTHING), preset });
  const value = presets.some(({ name }) => name === last) ? last : null;
  return (
    <span className="bar-preset">
      <PresetField presets={presets} problem={null} value={value} onChange={change} testId="bar-preset" />
    </span>
  );
}
