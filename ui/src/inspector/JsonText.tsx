import { useMemo } from "react";
import { DefinitionText } from "./DefinitionText";

interface JsonTextProps {
  value: unknown;
  /** What it is, for the copy button. */
  label: string;
}

/** A JSON value as text, to read, select and copy. */
export function JsonText({ value, label }: JsonTextProps) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  return <DefinitionText text={text} label={label} />;
}
