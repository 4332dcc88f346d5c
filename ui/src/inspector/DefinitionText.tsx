import { CopyButton } from "../widgets/CopyButton";

interface DefinitionTextProps {
  text: string;
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

/** JSON as it is spelled, to read, select and copy. */
export function DefinitionText({ text, label }: DefinitionTextProps) {
  return (
    <div className="json">
      <CopyButton text={text} label={`Copy ${label}`} />
      <pre className="mono pick" tabIndex={0} aria-label={label}>
        {text
          .trimEnd()
          .split("\n")
          .map((line, i) => (
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
