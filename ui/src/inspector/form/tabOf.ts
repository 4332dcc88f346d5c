import type { FormField } from "../../backend/bindings/FormField";
import type { FormTab } from "../../backend/bindings/FormTab";
import type { StepForm } from "../../backend/bindings/StepForm";
import { holds } from "./pointer";

function shows(field: FormField, pointer: string): boolean {
  return holds(field.pointer, pointer);
}

/** The tab that shows the field of a value; `null` for a value of another step. */
export function tabOf(form: StepForm, pointer: string): FormTab | null {
  if (!holds(form.pointer, pointer)) return null;
  return (
    form.sections.find((section) => section.fields.some((field) => shows(field, pointer)))?.tab ?? "arguments"
  );
}
