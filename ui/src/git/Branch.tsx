import { showBottom } from "../app/bottomTab";
import { Glyph } from "../widgets/Glyph";
import { useGit } from "./git";
import { aheadBehind, branchName, UNDERWAY } from "./words";

/** The branch in the status bar; it leads to what changed. */
export function Branch() {
  const git = useGit(({ state }) => state?.repository ?? null);
  if (git === null) return null;
  const follows = git.upstream === null ? "" : `, follows ${git.upstream}`;
  const apart = aheadBehind(git);
  return (
    <button
      type="button"
      className="branch"
      title={`Branch ${branchName(git)}${follows}`}
      onClick={() => showBottom("changes")}
      data-testid="branch"
    >
      <Glyph name="branch" size={14} />
      {branchName(git)}
      {apart !== "" && <span>{apart}</span>}
      {git.files.length > 0 && <span className="t3">{git.files.length} changed</span>}
      {git.underway !== null && <span className="warn">{UNDERWAY[git.underway]}</span>}
    </button>
  );
}
