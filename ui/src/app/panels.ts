import { flushSync } from "react-dom";
import { create } from "zustand";

export type Panel = "left" | "bottom" | "right";

const KEY = "pipewright.panels";

function remembered(): ReadonlySet<Panel> {
  const names = (localStorage.getItem(KEY) ?? "").split(" ");
  return new Set((["left", "bottom", "right"] as const).filter((panel) => names.includes(panel)));
}

/** The panels that are folded away; remembered. */
export const usePanels = create<{ away: ReadonlySet<Panel> }>(() => ({ away: remembered() }));

function fold(away: ReadonlySet<Panel>): void {
  localStorage.setItem(KEY, [...away].join(" "));
  usePanels.setState({ away });
}

/** Folds a panel away, or brings it back. */
export function togglePanel(panel: Panel): void {
  const away = new Set(usePanels.getState().away);
  if (!away.delete(panel)) away.add(panel);
  fold(away);
}

/** Brings a panel back if it is folded away, before this returns: what is in it can take the focus. */
export function unfoldPanel(panel: Panel): void {
  const away = new Set(usePanels.getState().away);
  if (away.delete(panel)) flushSync(() => fold(away));
}
