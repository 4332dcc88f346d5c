import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";

interface TimelineToolsProps {
  /** Whether all of the execution is shown. */
  whole: boolean;
  /** Whether a critical path is marked. */
  critical: boolean;
  onZoom: (factor: number) => void;
  onWhole: () => void;
}

/** What the marks mean, and how closely the timeline is seen. */
export function TimelineTools({ whole, critical, onZoom, onWhole }: TimelineToolsProps) {
  return (
    <div className="tab-tools timeline-tools">
      <span className="cap legend">
        <i className="key-wait" />
        waited
      </span>
      {critical && (
        <span className="cap legend">
          <i className="key-critical" />
          the end waited for
        </span>
      )}
      <Tip text="See less  (−, Ctrl+wheel)">
        <button type="button" className="icon small" onClick={() => onZoom(1 / 1.5)} disabled={whole}>
          <Glyph name="minus" size={14} />
        </button>
      </Tip>
      <Tip text="See closer  (+, Ctrl+wheel)">
        <button
          type="button"
          className="icon small"
          onClick={() => onZoom(1.5)}
          data-testid="timeline-closer"
        >
          <Glyph name="plus" size={14} />
        </button>
      </Tip>
      <Tip text="Show all of it  (0)">
        <button
          type="button"
          className="icon small"
          onClick={onWhole}
          disabled={whole}
          data-testid="timeline-whole"
        >
          <Glyph name="fit" size={14} />
        </button>
      </Tip>
    </div>
  );
}
