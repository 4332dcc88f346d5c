import { DropdownMenu } from "radix-ui";
import type { LineageKind } from "../backend/bindings/LineageKind";
import type { LineageView } from "../backend/bindings/LineageView";
import { Glyph } from "../widgets/Glyph";
import { Segments } from "../widgets/Segments";
import { Tip } from "../widgets/Tip";
import { KIND_WORDS, type Question } from "./lineage";

interface LineageControlsProps {
  view: LineageView;
  question: Question;
  onAsk: (question: Question) => void;
}

const DIRECTIONS = [
  ["up", "Upstream"],
  ["down", "Downstream"],
  ["both", "Both"],
] as const;
/** Beyond this, all the way is meant. */
const DEEPEST = 12;

function KindsMenu({ view, question, onAsk }: LineageControlsProps) {
  const shown = new Set(question.kinds ?? view.kinds);
  const toggle = (kind: LineageKind, on: boolean) => {
    const kinds = (Object.keys(KIND_WORDS) as LineageKind[]).filter((one) =>
      one === kind ? on : shown.has(one),
    );
    onAsk({ ...question, kinds });
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="btn ghost small" data-testid="lineage-kinds">
        <Glyph name="filter" size={14} />
        Show
        <Glyph name="down" size={12} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" side="top" align="start" sideOffset={6}>
          <DropdownMenu.Label className="menu-label">Shown in the graph</DropdownMenu.Label>
          {(Object.keys(KIND_WORDS) as LineageKind[]).map((kind) => (
            <DropdownMenu.CheckboxItem
              key={kind}
              className="menu-item"
              checked={shown.has(kind)}
              onCheckedChange={(on) => toggle(kind, on)}
              onSelect={(event) => event.preventDefault()}
              data-testid={`lineage-kind-${kind}`}
            >
              <span className="grow">{KIND_WORDS[kind]}</span>
              <span className="mark-slot">{shown.has(kind) && <Glyph name="check" size={14} />}</span>
            </DropdownMenu.CheckboxItem>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.CheckboxItem
            className="menu-item"
            checked={question.same}
            onCheckedChange={(same) => onAsk({ ...question, same })}
            onSelect={(event) => event.preventDefault()}
            data-testid="lineage-same"
          >
            <span className="grow">The same bytes elsewhere</span>
            <span className="mark-slot">{question.same && <Glyph name="check" size={14} />}</span>
          </DropdownMenu.CheckboxItem>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Which way, how far, of what; and what the shapes mean. */
export function LineageControls(props: LineageControlsProps) {
  const { question, onAsk } = props;
  const { depth } = question;
  const deeper = (by: number) => {
    const next = (depth ?? DEEPEST + 1) + by;
    onAsk({ ...question, depth: next > DEEPEST ? null : Math.max(1, next) });
  };
  return (
    <div className="lineage-controls">
      <Segments
        label="Which way"
        value={question.direction}
        options={DIRECTIONS}
        onChange={(direction) => onAsk({ ...question, direction })}
        testId="lineage-direction"
      />
      <span className="hstack cap depth" role="group" aria-label="Depth">
        Depth
        <Tip text="Less deep">
          <button
            type="button"
            className="icon small"
            disabled={depth === 1}
            onClick={() => deeper(-1)}
            data-testid="depth-less"
          >
            <Glyph name="minus" size={12} />
          </button>
        </Tip>
        <b className="semi" data-testid="depth" aria-live="polite">
          {depth ?? "all"}
        </b>
        <Tip text="Deeper">
          <button
            type="button"
            className="icon small"
            disabled={depth === null}
            onClick={() => deeper(1)}
            data-testid="depth-more"
          >
            <Glyph name="plus" size={12} />
          </button>
        </Tip>
      </span>
      <KindsMenu {...props} />
      <span className="hstack cap legend" aria-hidden="true">
        <b className="swatch" />
        artifact
        <b className="swatch round" />
        step
      </span>
    </div>
  );
}
