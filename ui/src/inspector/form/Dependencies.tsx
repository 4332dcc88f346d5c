import type { FormField } from "../../backend/bindings/FormField";
import type { StepForm } from "../../backend/bindings/StepForm";
import { DependencyRow } from "./DependencyRow";
import { PartRow } from "./PartRow";

interface DependenciesProps {
  form: StepForm;
  /** `DependsOn` as a list. */
  list: FormField;
}

/** The steps that are waited for by name, each with which end of it; what names no step is shown as it is. */
export function Dependencies({ form, list }: DependenciesProps) {
  if (list.fields.length === 0)
    return (
      <p className="empty-line">Nothing: wires from a step's edge on the canvas, or the plus, add one.</p>
    );
  return list.fields.map((element, index) => {
    const dependency = form.dependencies.find(({ pointer }) => pointer === element.pointer);
    return dependency === undefined ? (
      <PartRow key={element.pointer} part={element} index={index} count={list.fields.length} />
    ) : (
      <DependencyRow
        key={element.pointer}
        waiting={form.step}
        dependency={dependency}
        problems={element.problems}
      />
    );
  });
}
