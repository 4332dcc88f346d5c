import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";
import { isDesign } from "../shown";

/** The selected steps. */
export const selected = (): string[] => [...useSelection.getState().steps];

/** Whether so many steps, or more, are selected in the design. */
export const hasSelected = (least: number) => () => isDesign() && useSelection.getState().steps.size >= least;

/** The design's drawing. */
export const drawing = () => useDocument.getState().document?.canvas ?? null;

/** Whether a text is selected somewhere: copying is then about that. */
export const noText = () => window.getSelection()?.isCollapsed !== false;
