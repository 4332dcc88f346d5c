import { DropdownMenu } from "radix-ui";
import { useEffect, useRef } from "react";
import { Glyph } from "../widgets/Glyph";
import { leaveQuestion, replaceStep, useDropOn } from "./dropOn";

interface WiresProps {
  title: string;
  wires: string[];
  glyph: "check" | "cross";
}

function Wires({ title, wires, glyph }: WiresProps) {
  if (wires.length === 0) return null;
  return (
    <section>
      <h4 className="cap">{title}</h4>
      {wires.map((wire) => (
        <p key={wire} className="hstack">
          <Glyph name={glyph} size={12} className={glyph === "check" ? "ok" : "err"} />
          <span className="cut" title={wire}>
            {wire}
          </span>
        </p>
      ))}
    </section>
  );
}

/** Offers to put a new step in the place of the one it was dropped on, with what it keeps and loses. */
export function ReplaceQuestion() {
  const asked = useDropOn((state) => state.asked);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) requestAnimationFrame(() => first.current?.focus());
  }, [asked]);
  if (asked === null) return null;
  const { replacement, screen, beside } = asked;
  const { step, step_type, kept, lost } = replacement;
  return (
    <DropdownMenu.Root
      open
      onOpenChange={(next) => {
        if (!next) leaveQuestion();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span className="at-cursor" style={{ left: screen.x, top: screen.y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="pop menu replace"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`Replace ${step}`}
          data-testid="replace-question"
        >
          <div className="replace-wires">
            <Wires title="Stays" wires={kept} glyph="check" />
            <Wires title="Goes" wires={lost} glyph="cross" />
            {kept.length + lost.length === 0 && <p className="cap">{step} has no wires to keep.</p>}
          </div>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item
            ref={first}
            className="menu-item"
            onSelect={() => void replaceStep(replacement)}
            data-testid="replace-step"
          >
            <span className="grow">
              Replace {step} by a {step_type} step
            </span>
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-item"
            onSelect={() => {
              leaveQuestion();
              beside();
            }}
            data-testid="add-beside"
          >
            <span className="grow">Add the {step_type} step beside it</span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
