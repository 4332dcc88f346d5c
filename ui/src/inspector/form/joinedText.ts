import type { FormField } from "../../backend/bindings/FormField";

/** A Join in a line, with what is not known yet in braces. */
export function joinedText(field: FormField): string {
  const on = field.value?.source === "join" ? field.value.on : "";
  const part = (one: FormField): string => {
    switch (one.value?.source) {
      case "literal":
        return one.value.text;
      case "parameter":
      case "variable":
        return `{${one.value.name}}`;
      case "property":
        return `{${one.value.step}.${one.value.label}}`;
      case "json_get":
        return `{${one.value.path}}`;
      case "join":
        return joinedText(one);
      default:
        return "{…}";
    }
  };
  return field.fields.map(part).join(on);
}
