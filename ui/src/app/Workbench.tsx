import { useRef } from "react";
import { useDocument } from "../document/document";
import { useDocumentLater } from "../document/useDocumentLater";
import { useExecution } from "../executions/execution";
import { ExecutionList } from "../executions/ExecutionList";
import { useVersion } from "../git/version";
import { Inspector } from "../inspector/Inspector";
import { PalettePanel } from "../palette/PalettePanel";
import { useRememberedNumber } from "../widgets/remembered";
import { Splitter } from "../widgets/Splitter";
import { useAfterFrame } from "../widgets/useAfterFrame";
import { useSize } from "../widgets/useSize";
import { Bottom } from "./Bottom";
import { Centre } from "./Centre";
import { Outline } from "./Outline";
import { usePanels, type Panel } from "./panels";

interface WorkbenchProps {
  /** Whether a page lies over it. It stays as it is below: the view, the selection, what is being typed. */
  away: boolean;
}

/** The panels around the canvas; their sizes are remembered. */
export function Workbench({ away: covered }: WorkbenchProps) {
  const document = useDocument((state) => state.document);
  const later = useDocumentLater();
  // The canvas comes first, what lists its steps next, and the rest two frames later, as in the one between the canvas's last
  // steps become elements: all of it in one task would be more than a key may wait.
  const listed = useAfterFrame(true, false);
  const rest = useAfterFrame(useAfterFrame(listed, false), false);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const execution = useExecution((state) => state.execution);
  const { version, view } = useVersion();
  // Before the first layout the height is not known, and bounds nothing.
  const half = height === 0 ? 400 : Math.max(160, height / 2);
  const [left, setLeft] = useRememberedNumber("left", 248, 200, 360);
  const [right, setRight] = useRememberedNumber("right", 320, 280, 480);
  const [bottom, setBottom] = useRememberedNumber("bottom", 212, 120, half);
  // In a small window, or a magnified one, the canvas keeps its share.
  const [narrowLeft, narrowRight] =
    width === 0
      ? [left, right]
      : [Math.min(left, Math.max(150, width * 0.25)), Math.min(right, Math.max(210, width * 0.34))];
  const away = usePanels((state) => state.away);
  const size = (panel: Panel, pixels: number) => (away.has(panel) ? "0" : `${pixels}px`);
  if (document === null || later === null) return null;
  return (
    <div
      ref={box}
      className="workbench"
      inert={covered}
      style={{
        gridTemplate: `minmax(0, 1fr) ${size("bottom", bottom)} / ${size("left", narrowLeft)} minmax(0, 1fr) ${size("right", narrowRight)}`,
      }}
    >
      <aside className="panel left" aria-label="Pipeline" hidden={away.has("left")}>
        {listed && execution === null && <PalettePanel />}
        {listed && <ExecutionList />}
        {listed && <Outline canvas={execution?.canvas ?? view?.canvas ?? later.canvas} />}
        <Splitter
          label="Width of the left panel"
          axis="x"
          grows={1}
          value={left}
          min={200}
          max={360}
          onChange={setLeft}
        />
      </aside>
      <Centre document={document} />
      <div className="bottom-slot" hidden={away.has("bottom")}>
        <Splitter
          label="Height of the bottom panel"
          axis="y"
          grows={-1}
          value={bottom}
          min={120}
          max={half}
          onChange={setBottom}
        />
        {rest && <Bottom document={document} />}
      </div>
      <div className="right-slot" hidden={away.has("right")}>
        <Splitter
          label="Width of the inspector"
          axis="x"
          grows={-1}
          value={right}
          min={280}
          max={480}
          onChange={setRight}
        />
        {version === null ? (
          rest && <Inspector />
        ) : (
          <aside className="panel" aria-label="Inspector">
            <p className="empty-line">
              Version <span className="mono">{version.short}</span> is read only. Close it, or go back to it,
              to edit.
            </p>
          </aside>
        )}
      </div>
    </div>
  );
}
