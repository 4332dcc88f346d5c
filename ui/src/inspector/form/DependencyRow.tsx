import { Select } from "radix-ui";
import { useRef } from "react";
import type { DependencyView } from "../../backend/bindings/DependencyView";
import type { Diagnostic } from "../../backend/bindings/Diagnostic";
import type { Trigger } from "../../backend/bindings/Trigger";
import { useSelection } from "../../document/selection";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { applyFieldEdit, setFieldOrTell } from "./fieldEdit";
import { FieldProblems } from "./FieldProblems";
import { useArrive } from "./useArrive";

const SUCCESS = "Completed";
const ENDS: readonly (readonly [string, string])[] = [[SUCCESS, "succeeded"], ["Failed", "failed"], ["Stopped", "was stopped"], ["Any", "ended, however"]];

interface DependencyRowProps {
  waiting: string;
  dependency: DependencyView;
  problems: Diagnostic[];
}

/** A step that is waited for by name, and which end of it. */
export function DependencyRow({ waiting, dependency: { pointer, step, trigger }, problems }: DependencyRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useArrive(pointer, row);
  const end = trigger ?? SUCCESS;
  const ends = ENDS.some(([word]) => word === end) ? ENDS : [...ENDS, [end, end] as const];
  const wait = async (word: string) => {
    const failure = await applyFieldEdit({ edit: "add_dependency", step: waiting, on: step, ...(word === SUCCESS ? {} : { trigger: word as Trigger }) });
    if (failure !== null) alertFailure(`Waiting for ${step}`, failure);
  };
  return (
    <div ref={row} className="part-row dependency" role="group" aria-label={`Waits for ${step}`} data-pointer={pointer} data-testid={`dependency-${step}`}>
      <button type="button" className="link grow cut" title={`Go to ${step}`} onClick={() => useSelection.getState().select(step)}>{step}</button>
      <Select.Root value={end} onValueChange={(word) => void wait(word)}>
        <Select.Trigger className="input choice" aria-label={`Which end of ${step} is waited for`} data-testid={`trigger-${step}`}>
          <span className="grow cut"><Select.Value /></span>
          <Glyph name="down" size={12} className="t3" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className="pop menu" position="popper" sideOffset={4} collisionPadding={8}>
            <Select.Viewport>
              {ends.map(([word, title]) => (
                <Select.Item key={word} value={word} className="menu-item">
                  <span className="grow"><Select.ItemText>{title}</Select.ItemText></span>
                  <span className="mark-slot"><Select.ItemIndicator><Glyph name="check" size={14} /></Select.ItemIndicator></span>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
      <button type="button" className="icon small" aria-label={`No longer wait for ${step}`} title="Remove" onClick={() => void setFieldOrTell(pointer, { source: "unset" })}><Glyph name="cross" size={12} /></button>
      <FieldProblems id={`${pointer}-problems`} problems={problems} refusal={null} />
    </div>
  );
}
