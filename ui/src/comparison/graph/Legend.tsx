import type { ComparedExecution } from "../../backend/bindings/ComparedExecution";
import { Glyph } from "../../widgets/Glyph";
import { runColour } from "../letter";

interface LegendProps {
  executions: readonly ComparedExecution[];
}

/** What the marks of the graph mean. */
export function Legend({ executions }: LegendProps) {
  const letters = executions.map(({ letter }) => letter);
  return (
    <aside className="cmp-legend pop" aria-label="Legend">
      <span className="st warn">
        <Glyph name="braces" size={12} />
        changed, with what changed
      </span>
      <span className="st ok">
        <Glyph name="plus" size={12} />
        added
      </span>
      <span className="st err">
        <Glyph name="minus" size={12} />
        removed
      </span>
      <span className="st idle">
        <Glyph name="check" size={12} />
        same
      </span>
      {letters.length <= 3 && (
        <span className="hstack cmp-legend-bars">
          {letters.map((letter, index) => (
            <i key={letter} className="run-mark" style={{ background: runColour(index) }} />
          ))}
          duration in {letters.join(", ")}
        </span>
      )}
    </aside>
  );
}
