import { canvasHandle } from "../../canvas/handle";
import { openSearch } from "../../canvas/search/search";
import { focusOn } from "../../document/focus";
import type { Command } from "../command";
import { hasSelected, selected } from "./selected";

const shown = () => canvasHandle() !== null;

/** What changes how the canvas is looked at. */
export const canvas: Command[] = [
  {
    id: "view.fit",
    title: "Show everything",
    group: "View",
    keys: ["0"],
    onCanvas: true,
    enabled: shown,
    run: () => canvasHandle()?.fit(220),
  },
  {
    id: "view.actual",
    title: "Show at 100 %",
    group: "View",
    keys: ["1"],
    onCanvas: true,
    enabled: shown,
    run: () => canvasHandle()?.zoomTo(1),
  },
  {
    id: "view.zoom-in",
    title: "Zoom in",
    group: "View",
    keys: ["+", "Ctrl++", "Ctrl+="],
    onCanvas: true,
    enabled: shown,
    run: () => canvasHandle()?.zoomBy(1.2),
  },
  {
    id: "view.zoom-out",
    title: "Zoom out",
    group: "View",
    keys: ["-", "Ctrl+-"],
    onCanvas: true,
    enabled: shown,
    run: () => canvasHandle()?.zoomBy(1 / 1.2),
  },
  { id: "view.find", title: "Find steps…", group: "View", keys: ["Ctrl+F"], enabled: shown, run: openSearch },
  {
    id: "view.focus",
    title: "Focus up- and downstream",
    group: "View",
    keys: ["Ctrl+Shift+F"],
    enabled: hasSelected(1),
    run: () => focusOn(selected()),
  },
];
