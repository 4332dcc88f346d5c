import type { GitVersion } from "../backend/bindings/GitVersion";
import { compareWith } from "../compare/compare";
import { dateTime } from "../format/time";
import { Glyph } from "../widgets/Glyph";
import "./git.css";
import { takeVersion } from "./git";
import { closeVersion } from "./version";

interface VersionBarProps {
  version: GitVersion;
}

/** Which version is looked at, and the ways on from it. */
export function VersionBar({ version }: VersionBarProps) {
  const of = { version: "commit", commit: version.commit, path: version.path } as const;
  return (
    <div className="version-bar" role="status" data-testid="version-bar">
      <Glyph name="clock" size={14} className="t3" />
      <p className="grow cut">
        <span className="med">
          Version <span className="mono">{version.short}</span>, read only:
        </span>{" "}
        {version.subject}{" "}
        <span className="t3">
          {version.author}, {dateTime(version.at)}
        </span>
      </p>
      <button
        type="button"
        className="btn small"
        onClick={() => {
          closeVersion();
          compareWith(of, `commit ${version.short}`);
        }}
      >
        Compare
      </button>
      <button
        type="button"
        className="btn small"
        onClick={() => {
          closeVersion();
          void takeVersion(of, `Going back to ${version.short}`);
        }}
      >
        Go back to it
      </button>
      <button type="button" className="btn small" onClick={closeVersion} data-testid="version-close">
        Close
      </button>
    </div>
  );
}
