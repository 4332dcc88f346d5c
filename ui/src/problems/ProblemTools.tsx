import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { tally } from "./bySeverity";
import type { ProblemFilter } from "./filter";

interface ProblemToolsProps {
  diagnostics: Diagnostic[];
  filter: ProblemFilter;
  onFilter: (filter: ProblemFilter) => void;
  grouped: boolean;
  onGrouped: (grouped: boolean) => void;
}

/** What of the problems is shown, and how. */
export function ProblemTools({ diagnostics, filter, onFilter, grouped, onGrouped }: ProblemToolsProps) {
  const { errors, warnings } = tally(diagnostics);
  return (
    <div className="tab-tools problem-tools">
      {errors > 0 && <span className="cap blocks">Errors block Run</span>}
      <label className="input find">
        <Glyph name="search" size={12} />
        <input
          value={filter.text}
          placeholder="Find"
          aria-label="Find in problems"
          spellCheck={false}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") onFilter({ ...filter, text: "" });
          }}
          data-testid="problems-find"
        />
      </label>
      <button
        type="button"
        className={`toggle${filter.errors ? " on" : ""}`}
        aria-pressed={filter.errors}
        onClick={() => onFilter({ ...filter, errors: !filter.errors })}
        data-testid="problems-errors"
      >
        <Glyph name="failed" size={12} className="err" />
        {counted(errors, "error")}
      </button>
      <button
        type="button"
        className={`toggle${filter.warnings ? " on" : ""}`}
        aria-pressed={filter.warnings}
        onClick={() => onFilter({ ...filter, warnings: !filter.warnings })}
        data-testid="problems-warnings"
      >
        <Glyph name="warning" size={12} className="warn" />
        {counted(warnings, "warning")}
      </button>
      <button
        type="button"
        className={`toggle${grouped ? " on" : ""}`}
        aria-pressed={grouped}
        onClick={() => onGrouped(!grouped)}
        data-testid="problems-grouped"
      >
        <Glyph name="list" size={12} />
        By step
      </button>
    </div>
  );
}
