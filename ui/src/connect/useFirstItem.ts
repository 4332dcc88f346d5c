import { useEffect, useRef, type RefObject } from "react";

/** The item of a menu that has the focus when it opens: `first` says whether this is it. */
export function useFirstItem(first: boolean): RefObject<HTMLDivElement | null> {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the menu has taken the focus to itself.
    if (first) requestAnimationFrame(() => item.current?.focus());
  }, [first]);
  return item;
}
