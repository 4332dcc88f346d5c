import type { BrokenText } from "../backend/bindings/BrokenText";
import { undo } from "../document/edit";
import { Glyph } from "../widgets/Glyph";
import { goTo } from "./goTo";
import { showMode, useMode } from "./mode";

interface BrokenBarProps {
  broken: BrokenText;
}

/** While the text is no JSON: where and why, and the two ways out. */
export function BrokenBar({ broken }: BrokenBarProps) {
  const mode = useMode((state) => state.mode);
  const show = () => {
    if (mode === "canvas") showMode("split");
    goTo(broken.line, broken.column);
  };
  return (
    <div className="broken-bar" role="status" data-testid="broken">
      <Glyph name="failed" size={14} className="err" />
      <p className="grow cut" title={broken.message}>
        <span className="med">{broken.message}</span> <span className="t2">The canvas shows the last text that could be read.</span>
      </p>
      <button type="button" className="btn small" onClick={show}>Go to it</button>
      {broken.typed && <button type="button" className="btn small" onClick={() => void undo()} data-testid="broken-undo">Take it back</button>}
    </div>
  );
}
