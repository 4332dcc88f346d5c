import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import { StepGlyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";
import { carry } from "./carry";
import { addBeside } from "./drop";
import { typeName } from "./typeName";

interface PaletteItemProps {
  entry: PaletteEntry;
  /** In one column there is room to say what it is for. */
  wide: boolean;
}

/** Names of more letters take both columns. */
const LONG = 13;

/** A step type: dragged to the canvas, or added beside the selected step by a double click or Enter. */
export function PaletteItem({ entry, wide }: PaletteItemProps) {
  const name = typeName(entry.step_type);
  const item = (
    <button
      type="button"
      className={`palette-item${wide ? " wide" : name.length > LONG ? " long" : ""}`}
      aria-label={`${name}: ${entry.purpose}`}
      onPointerDown={(event) => carry(entry, event)}
      onDoubleClick={() => void addBeside(entry.step_type)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        void addBeside(entry.step_type);
      }}
      data-testid={`add-${entry.step_type}`}
    >
      <StepGlyph stepType={entry.step_type} family={entry.family} />
      <span className="cut">{name}</span>
      {wide && <span className="cap cut">{entry.purpose}</span>}
    </button>
  );
  return wide ? item : <Tip text={entry.purpose}>{item}</Tip>;
}
