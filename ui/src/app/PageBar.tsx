import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";

/** Where a page's own controls go: the middle of the bar along the top. */
const useSlot = create<{ slot: HTMLElement | null }>(() => ({ slot: null }));
const keep = (slot: HTMLElement | null) => useSlot.setState({ slot });

/** The empty middle of the bar. */
export function PageBarSlot() {
  return <div className="page-bar" ref={keep} />;
}

interface PageBarProps {
  /** Crumbs first, then `<span className="grow" />`, then what can be done. */
  children: ReactNode;
}

/** Puts a page's crumbs and controls into the bar along the top. */
export function PageBar({ children }: PageBarProps) {
  const slot = useSlot((state) => state.slot);
  return slot === null ? null : createPortal(children, slot);
}
