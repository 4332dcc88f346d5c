interface LogTextProps {
  text: string;
  needle: string;
}

/** A line's text with what was searched for marked. */
export function LogText({ text, needle }: LogTextProps) {
  if (needle === "") return <span className="tx pick">{text}</span>;
  const parts: string[] = [];
  const lower = text.toLowerCase();
  const wanted = needle.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + needle.length));
    from = at + needle.length;
  }
  parts.push(text.slice(from));
  return (
    <span className="tx pick">
      {parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))}
    </span>
  );
}
