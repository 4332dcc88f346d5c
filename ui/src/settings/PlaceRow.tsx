import { cutMiddle } from "../format/path";
import { CopyButton } from "../widgets/CopyButton";

interface PlaceRowProps {
  label: string;
  path: string;
  /** The environment variable that moves it. */
  hint: string;
}

/** A folder of the program, and what moves it elsewhere. */
export function PlaceRow({ label, path, hint }: PlaceRowProps) {
  return (
    <div className="setting">
      <div>
        <span className="med">{label}</span>
        <p className="hint">
          Moved by <span className="mono">{hint}</span>
        </p>
      </div>
      <span className="setting-place">
        <span className="mono pick cut" title={path}>
          {cutMiddle(path, 46)}
        </span>
        <CopyButton text={path} label={`Copy the path of ${label}`} />
      </span>
    </div>
  );
}
