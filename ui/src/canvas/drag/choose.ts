import type { MouseEvent } from "react";
import { useSelection } from "../../document/selection";

/** A click on a node selects it; with Ctrl or Shift it is added to the selection, or taken out. */
export function choose(event: MouseEvent, node: { id: string }): void {
  const { select, toggle } = useSelection.getState();
  if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(node.id);
  else select(node.id);
}
