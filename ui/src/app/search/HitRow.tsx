import { Glyph, StepGlyph } from "../../widgets/Glyph";
import { Keys } from "../Keys";
import { cutAt, type Hit } from "./hits";

interface HitRowProps {
  hit: Hit;
  query: string;
  on: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

/** One hit: its glyph, its name with what matched lit, what else is known, its shortcut. */
export function HitRow({ hit, query, on, onPoint, onChoose }: HitRowProps) {
  return (
    <div
      id={`hit-${hit.id}`}
      ref={on ? show : undefined}
      role="option"
      aria-selected={on}
      className={`hit${on ? " on" : ""}`}
      onPointerMove={onPoint}
      onClick={onChoose}
      data-testid={`hit-${hit.id}`}
    >
      {hit.step === undefined ? (
        <span className="hit-glyph">
          <Glyph name={hit.glyph ?? "right"} size={14} className="t3" />
        </span>
      ) : (
        <StepGlyph stepType={hit.step.type} family={hit.step.family} />
      )}
      <span className="med cut">
        {cutAt(hit.title, query).map(({ text, lit }, i) => (lit ? <mark key={i}>{text}</mark> : text))}
      </span>
      <span className="t3 cut">{hit.note}</span>
      <span className="grow" />
      <Keys keys={hit.keys} />
      {on && hit.keys === undefined && <kbd>↵</kbd>}
    </div>
  );
}
