import type { PointerEvent } from "react";
import { Glyph } from "../../widgets/Glyph";

interface RowGripProps {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  hidden: boolean;
}

/** What drags a row to another place; the keys have Alt with the arrows for it. */
export function RowGrip({ onPointerDown, hidden }: RowGripProps) {
  if (hidden) return null;
  return (
    <span
      className="row-grip"
      aria-hidden="true"
      title="Drag to reorder (Alt+↑ and Alt+↓)"
      onPointerDown={onPointerDown}
      data-testid="row-grip"
    >
      <Glyph name="grip" size={12} />
    </span>
  );
}
