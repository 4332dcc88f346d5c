import { showBottom } from "../app/bottomTab";
import type { BrokenText } from "../backend/bindings/BrokenText";
import { useDocument } from "../document/document";
import { undo } from "../document/edit";
import { useGit } from "../git/git";
import { Glyph } from "../widgets/Glyph";
import { goTo } from "./goTo";
import { showMode, useMode } from "./mode";

interface BrokenBarProps {
  broken: BrokenText;
}

/** While the text is no JSON: where and why, and the ways out. */
export function BrokenBar({ broken }: BrokenBarProps) {
  const mode = useMode((state) => state.mode);
  const drawn = useDocument(({ document }) => (document?.canvas.nodes.length ?? 0) > 0);
  const conflicted = useGit(
    ({ state }) =>
      state?.repository?.files.some((file) => file.definition && file.state === "conflicted") === true,
  );
  const show = () => {
    if (mode === "canvas") showMode("split");
    goTo(broken.line, broken.column);
  };
  return (
    <div className="broken-bar" role="status" data-testid="broken">
      <Glyph name="failed" size={14} className="err" />
      <p className="grow cut" title={broken.message}>
        <span className="med">
          {conflicted
            ? "The file holds both sides of a merge. Take one of them, or mend the text."
            : broken.message}
        </span>{" "}
        <span className="t2">
          {drawn ? "The canvas shows the last text that could be read." : "Nothing can be drawn until then."}
        </span>
      </p>
      {conflicted && (
        <button type="button" className="btn small" onClick={() => showBottom("changes")}>
          Choose a side
        </button>
      )}
      <button type="button" className="btn small" onClick={show}>
        Go to it
      </button>
      {broken.typed && (
        <button type="button" className="btn small" onClick={() => void undo()} data-testid="broken-undo">
          Take it back
        </button>
      )}
    </div>
  );
}
