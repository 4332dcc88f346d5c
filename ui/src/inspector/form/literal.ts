import type { FormField } from "../../backend/bindings/FormField";

/** What a literal reads as; nothing for what comes from elsewhere. */
export function textOf(field: FormField): string {
  if (field.value?.source === "literal" || field.value?.source === "json") return field.value.text;
  return "";
}

/** What an empty box says: unset with the default, or an empty text. */
export function placeholderOf(field: FormField): string {
  if (field.set) return '""';
  // A number's box is half as wide.
  if (field.default !== null)
    return field.kind === "integer" || field.kind === "number"
      ? `${field.default} by default`
      : `Unset, ${field.default} by default`;
  return field.required ? "Required" : "Unset";
}

export function isLong(text: string): boolean {
  return text.length > 34 || text.includes("\n");
}
