import { useEffect, useRef } from "react";
import type { Suggestion } from "../../backend/bindings/Suggestion";

interface SuggestionListProps {
  id: string;
  suggestions: Suggestion[] | null;
  /** The one that Enter takes. */
  at: number;
  onPick: (index: number) => void;
  none: string;
}

/** What could stand in a field, with its type and where it comes from. */
export function SuggestionList({ id, suggestions, at, onPick, none }: SuggestionListProps) {
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (suggestions === null) return <p className="empty-line">Looking …</p>;
  if (suggestions.length === 0) return <p className="empty-line">{none}</p>;
  return (
    <div id={id} role="listbox" tabIndex={0} aria-label="What could stand here" className="suggestion-list">
      {suggestions.map((one, index) => {
        const begins = one.group !== null && one.group !== suggestions[index - 1]?.group;
        return (
          <div key={`${one.group ?? ""} ${one.label} ${one.detail}`} role="presentation">
            {begins && (
              <div className="menu-label" role="presentation">
                {one.group}
              </div>
            )}
            <div
              id={`${id}-${index}`}
              ref={index === at ? current : null}
              role="option"
              aria-selected={index === at}
              className={`suggestion${one.detail === "" ? " lone" : ""}${index === at ? " on" : ""}`}
              data-testid="suggestion"
              onClick={() => onPick(index)}
            >
              <span className={one.detail === "" ? "mono" : "cut mono"} title={one.label}>
                {one.label}
              </span>
              {one.detail !== "" && (
                <span className="cut cap" title={one.detail}>
                  {one.detail}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
