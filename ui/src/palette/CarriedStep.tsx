import { StepGlyph } from "../widgets/Glyph";
import { NODE } from "./drop";
import { useCarry } from "./carry";

/** The step on its way from the palette to the canvas: a node where it would come to lie. */
export function CarriedStep() {
  const { entry, at, zoom, over } = useCarry();
  if (entry === null) return null;
  return (
    <div
      className={`carried${over ? " over" : ""}`}
      style={{
        width: NODE.width,
        height: NODE.height,
        transform: `translate(${at.x}px, ${at.y}px) scale(${zoom})`,
      }}
      data-testid="carried-step"
    >
      <header>
        <StepGlyph stepType={entry.step_type} family={entry.family} large />
        <div className="grow">
          <div className="name cut">{entry.step_type}</div>
          <div className="sub cut">{entry.purpose}</div>
        </div>
      </header>
    </div>
  );
}
