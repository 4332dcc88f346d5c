interface ProseProps {
  text: string;
}

/** A sentence of the program: what stands between backticks is a name or a value, and is set as such. */
export function Prose({ text }: ProseProps) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="mono">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
