import { useMemo } from "react";
import { CopyButton } from "../widgets/CopyButton";

interface JsonTextProps {
  value: unknown;
  /** What it is, for the copy button. */
  label: string;
}

/** Names of members stand back a little, so that values read first. */
function Line({ text }: { text: string }) {
  const member = /^(\s*)("(?:[^"\\]|\\.)*": )(.*)$/.exec(text);
  if (member === null) return <>{text}</>;
  return (
    <>
      {member[1]}
      <span className="t3">{member[2]}</span>
      {member[3]}
    </>
  );
}

/** A JSON value as text, to read, select and copy. */
export function JsonText({ value, label }: JsonTextProps) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  return (
    <div className="json">
      <CopyButton text={text} label={`Copy ${label}`} />
      <pre className="mono pick" tabIndex={0} aria-label={label}>
        {text.split("\n").map((line, i) => (
          // Lines have no identity but their place.
          <span key={i}>
            <Line text={line} />
            {"\n"}
          </span>
        ))}
      </pre>
    </div>
  );
}
