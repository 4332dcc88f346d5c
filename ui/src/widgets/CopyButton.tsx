import { useEffect, useState } from "react";
import { copyText } from "./copyText";
import { Glyph } from "./Glyph";

interface CopyButtonProps {
  text: string;
  /** What is copied: `Copy the URI`. */
  label: string;
}

/** Copies a text whole, and says so for a moment. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1200);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(text));
  return (
    <button
      type="button"
      className="icon small copy"
      aria-label={copied ? "Copied" : label}
      title={label}
      onClick={() => void copy()}
    >
      <Glyph name={copied ? "check" : "copy"} size={14} />
    </button>
  );
}
