import { useDocument } from "../../document/document";
import { revealPointer } from "../../document/reveal";
import { useSelection } from "../../document/selection";
import { useExecution } from "../../executions/execution";
import { addBeside } from "../../palette/drop";
import { usePalette } from "../../palette/palette";
import { typeName } from "../../palette/typeName";
import { COMMANDS, isEnabled } from "../commands";
import { isDesign } from "../shown";
import type { Hit } from "./hits";

/** Everything that can be gone to, added or done now. */
export function allHits(): Hit[] {
  const { document } = useDocument.getState();
  const canvas = useExecution.getState().execution?.canvas ?? document?.canvas;
  const steps =
    canvas?.nodes.map(({ step, step_type, family, subtitle }): Hit => ({
      id: `step:${step}`,
      section: "Steps",
      title: step,
      note: subtitle,
      step: { type: step_type, family },
      run: () => useSelection.getState().select(step),
    })) ?? [];
  const { step: after } = useSelection.getState();
  const entries = isDesign() ? (usePalette.getState().entries ?? []) : [];
  const add = entries.map(({ step_type, family, purpose }): Hit => ({
    id: `add:${step_type}`,
    section: "Add",
    title: `${typeName(step_type)} step`,
    note: after === null ? purpose : `beside ${after}`,
    step: { type: step_type, family },
    run: () => void addBeside(step_type),
  }));
  const commands = COMMANDS.filter(isEnabled).map(({ id, title, group, keys, run }): Hit => ({
    id,
    section: "Commands",
    title,
    note: group,
    glyph: "right",
    ...(keys === undefined ? {} : { keys }),
    run,
  }));
  const parameters = isDesign()
    ? (document?.parameters ?? []).map(({ name, default: value, parameter_type }, at): Hit => ({
        id: `parameter:${name}`,
        section: "Parameters",
        title: name,
        note: value ?? parameter_type,
        glyph: "parameter",
        run: () => revealPointer(null, `/Parameters/${at}`),
      }))
    : [];
  return [...steps, ...add, ...commands, ...parameters];
}
