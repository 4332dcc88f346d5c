import { Glyph } from "../widgets/Glyph";
import { goTo } from "./place";

interface BrokenProps {
  message: string;
  again: () => void;
}

/** Instead of a page that could not be drawn. */
export function Broken({ message, again }: BrokenProps) {
  return (
    <div className="broken-page" role="alert">
      <div className="empty" data-testid="page-broken">
        <Glyph name="failed" size={24} className="t3" />
        <h3>This page cannot be shown</h3>
        <p>
          Something in it went wrong: <span className="mono">{message}</span>
        </p>
        <p>The design and everything that was recorded are as they were.</p>
        <div className="row">
          <button type="button" className="btn" onClick={again}>
            Try again
          </button>
          <button type="button" className="btn" onClick={() => goTo({ at: "design" })}>
            Back to the design
          </button>
        </div>
      </div>
    </div>
  );
}
