import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { MergedNode } from "../../backend/bindings/MergedNode";
import { Glyph, StepGlyph } from "../../widgets/Glyph";
import { useView } from "../comparison";
import { runColour } from "../letter";
import { overall, stateLook } from "./state";

export type MergedStepType = Node<{ node: MergedNode; letters: readonly string[]; first: boolean }, "step">;

/** As many executions have a cell of their own. */
const CELLS = 3;

function MergedStepBody({ data: { node, letters, first } }: NodeProps<MergedStepType>) {
  const selected = useView("step");
  const look = stateLook(node);
  const on = selected === node.step;
  const cells = node.cells.map(({ text }, index) => `${letters[index] ?? ""} ${text}`).join(", ");
  return (
    <div
      className={`node merged ${node.state}${node.idle ? " dim" : ""}${on ? " on" : ""}`}
      style={{ width: node.rect.width, height: node.rect.height }}
      role="button"
      tabIndex={on || (first && selected === undefined) ? 0 : -1}
      aria-pressed={on}
      aria-label={`${node.step}, ${node.step_type}: ${node.caption}. ${node.cells.length > CELLS ? "" : cells}`}
      data-step={node.step}
      data-state={node.state}
      data-testid={`merged-${node.step}`}
    >
      <header>
        <StepGlyph stepType={node.step_type} family={node.family} large />
        <div className="grow">
          <div className="name cut" title={node.step}>
            {node.step}
          </div>
          <div className={`sub cut st ${look.hue}`} title={node.caption}>
            <Glyph name={look.glyph} size={12} />
            <span className="cut">{node.caption}</span>
          </div>
        </div>
      </header>
      {node.cells.length <= CELLS ? (
        <div
          className="merged-cells"
          style={{ gridTemplateColumns: `repeat(${node.cells.length}, minmax(0, 1fr))` }}
        >
          {node.cells.map((cell, index) => (
            <span
              key={letters[index]}
              title={`${letters[index] ?? ""}: ${cell.there ? cell.text : "not in this version"}`}
            >
              <i className="run-mark" style={{ background: runColour(index) }} />
              <span className={`cut${cell.status === "Failed" ? " err" : ""}`}>
                {cell.there && cell.status === null ? "–" : cell.text}
              </span>
            </span>
          ))}
        </div>
      ) : (
        <div className="merged-cells one">
          <span className="cut">{overall(node.cells)}</span>
        </div>
      )}
    </div>
  );
}

/** A step in all executions: what changed about it, and how it went in each. */
export const MergedStep = memo(MergedStepBody);
