import { useEffect, useRef, type ReactNode } from "react";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { useRememberedNumber } from "../widgets/remembered";
import { Splitter } from "../widgets/Splitter";
import { useSize } from "../widgets/useSize";
import { BrokenBar } from "./BrokenBar";
import { CodePane } from "./CodePane";
import { useMode } from "./mode";
import "./split.css";
import { warmEditor } from "./warm";

interface DesignProps {
  document: DocumentView;
  canvas: ReactNode;
}

/** The narrowest that canvas and code may get beside each other. */
const NARROW = 240;

/** The design on the canvas, as code, or both beside each other. */
export function Design({ document, canvas }: DesignProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const mode = useMode((state) => state.mode);
  const most = width === 0 ? 4000 : Math.max(NARROW, width - NARROW);
  const [code, setCode] = useRememberedNumber("code", 480, NARROW, most);
  useEffect(warmEditor, []);
  const { broken } = document.editing;
  return (
    <div className="desk">
      {broken !== null && <BrokenBar broken={broken} />}
      <div ref={box} className="centre-split">
        {mode !== "code" && <div className="centre-canvas">{canvas}</div>}
        {mode !== "canvas" && (
          <div
            className={`centre-code${mode === "split" ? " beside" : ""}`}
            style={mode === "split" ? { flexBasis: code } : undefined}
          >
            {mode === "split" && (
              <Splitter
                label="Width of the code"
                axis="x"
                grows={-1}
                value={code}
                min={NARROW}
                max={most}
                onChange={setCode}
              />
            )}
            <CodePane document={document} />
          </div>
        )}
      </div>
    </div>
  );
}
