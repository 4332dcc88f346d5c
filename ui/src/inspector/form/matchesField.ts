import type { FormField } from "../../backend/bindings/FormField";

/** Whether every word of a search occurs in what the field, or one inside it, is called. */
export function matchesField(field: FormField, search: string): boolean {
  const text = `${field.label} ${field.name} ${field.group ?? ""}`.toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    words.every((word) => text.includes(word)) || field.fields.some((inner) => matchesField(inner, search))
  );
}
