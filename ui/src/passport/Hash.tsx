import { shortHash } from "../format/size";
import { CopyButton } from "../widgets/CopyButton";

interface HashProps {
  /** `null` when it was not recorded. */
  hash: string | null;
  /** What is copied. */
  label: string;
}

/** A digest, short on the screen and whole on paper. */
export function Hash({ hash, label }: HashProps) {
  if (hash === null) return <span className="t3">unavailable</span>;
  return (
    <span className="hash">
      <span className="mono short" title={hash}>
        {shortHash(hash)}
      </span>
      <span className="mono whole" aria-hidden="true">
        {hash}
      </span>
      <CopyButton text={hash} label={`Copy ${label}`} />
    </span>
  );
}
