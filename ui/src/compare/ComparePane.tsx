import { ToggleGroup } from "radix-ui";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { VersionOf } from "../backend/bindings/VersionOf";
import { Glyph } from "../widgets/Glyph";
import "./compare.css";
import { stopComparing, useCompare, type CompareLook } from "./compare";
import { CompareText } from "./CompareText";
import { Differences } from "./Differences";
import { useComparison } from "./useComparison";

const LOOKS: readonly { look: CompareLook; label: string }[] = [
  { look: "side", label: "Side by side" },
  { look: "unified", label: "In one" },
  { look: "fields", label: "Steps and fields" },
];

interface ComparePaneProps {
  document: DocumentView;
  version: VersionOf;
}

/** The open definition against a version, as text or by step and field. */
export function ComparePane({ document, version }: ComparePaneProps) {
  const { name, look } = useCompare();
  const { comparison, failure, again } = useComparison(
    version,
    document,
    JSON.stringify(version),
    look !== "fields",
  );
  return (
    <section className="code-pane" aria-label="Comparison" data-testid="comparison">
      <header className="compare-head">
        <p className="cut grow t2">
          From <span className="med">{name}</span> to what is open
        </p>
        <ToggleGroup.Root
          className="segments"
          type="single"
          aria-label="How to compare"
          value={look}
          onValueChange={(value) => {
            if (value !== "") useCompare.setState({ look: value as CompareLook });
          }}
        >
          {LOOKS.map((one) => (
            <ToggleGroup.Item
              key={one.look}
              className="segment"
              value={one.look}
              data-testid={`compare-${one.look}`}
            >
              {one.label}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        <button
          type="button"
          className="icon small"
          aria-label="Stop comparing"
          title="Stop comparing"
          onClick={stopComparing}
          data-testid="compare-close"
        >
          <Glyph name="cross" size={14} />
        </button>
      </header>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {comparison !== null &&
        (look === "fields" ? (
          // What was told for the other look is none for this one.
          comparison.texts === null && <Differences comparison={comparison} />
        ) : comparison.same ? (
          <p className="empty-line">Nothing differs.</p>
        ) : (
          comparison.texts !== null && (
            <CompareText key={look} texts={comparison.texts} beside={look === "side"} again={again} />
          )
        ))}
    </section>
  );
}
