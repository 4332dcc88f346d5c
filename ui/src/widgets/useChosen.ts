import { useState, type KeyboardEvent } from "react";

/** The one of a search's finds that Enter means: the arrows go around, the pointer goes to any. */
export function useChosen<Found>(found: readonly Found[], choose: (one: Found) => void) {
  const [at, setAt] = useState(0);
  const active = found[Math.min(at, found.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else if (event.key === "Enter" && active !== undefined) choose(active);
    else return;
    event.preventDefault();
  };
  return { active, setAt, onKeyDown };
}
