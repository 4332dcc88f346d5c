import { Select } from "radix-ui";
import { useRef } from "react";
import type { DependencyView } from "../../backend/bindings/DependencyView";
import type { Diagnostic } from "../../backend/bindings/Diagnostic";
import type { Trigger } from "../../backend/bindings/Trigger";
import { useSelection } from "../../document/selection";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { Options, type Option } from "../../widgets/Options";
import { applyFieldEdit, setFieldOrTell } from "./fieldEdit";
import { FieldProblems } from "./FieldProblems";
import { useArrive } from "./useArrive";

const SUCCESS = "Completed";
const ENDS: readonly Option[] = [
  { value: SUCCESS, title: "succeeded" },
  { value: "Failed", title: "failed" },
  { value: "Stopped", title: "was stopped" },
  { value: "Any", title: "ended in any way" },
];

interface DependencyRowProps {
  waiting: string;
  dependency: DependencyView;
  problems: Diagnostic[];
}

/** A step that is waited for by name, and which end of it. */
export function DependencyRow({
  waiting,
  dependency: { pointer, step, trigger },
  problems,
}: DependencyRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useArrive(pointer, row);
  const end = trigger ?? SUCCESS;
  const ends = ENDS.some(({ value }) => value === end) ? ENDS : [...ENDS, { value: end, title: end }];
  const wait = async (word: string) => {
    const failure = await applyFieldEdit({
      edit: "add_dependency",
      step: waiting,
      on: step,
      ...(word === SUCCESS ? {} : { trigger: word as Trigger }),
    });
    if (failure !== null) alertFailure(`Waiting for ${step}`, failure);
  };
  return (
    <div
      ref={row}
      className="part-row dependency"
      role="group"
      aria-label={`Waits for ${step}`}
      data-pointer={pointer}
      data-testid={`dependency-${step}`}
    >
      <button
        type="button"
        className="link grow cut"
        title={`Go to ${step}`}
        onClick={() => useSelection.getState().select(step)}
      >
        {step}
      </button>
      <Select.Root value={end} onValueChange={(word) => void wait(word)}>
        <Select.Trigger
          className="input choice"
          aria-label={`Which end of ${step} is waited for`}
          data-testid={`trigger-${step}`}
        >
          <span className="grow cut">
            <Select.Value />
          </span>
          <Glyph name="down" size={12} className="t3" />
        </Select.Trigger>
        <Options options={ends} />
      </Select.Root>
      <button
        type="button"
        className="icon small"
        aria-label={`No longer wait for ${step}`}
        title="Remove"
        onClick={() => void setFieldOrTell(pointer, { source: "unset" })}
      >
        <Glyph name="cross" size={12} />
      </button>
      <FieldProblems id={`${pointer}-problems`} problems={problems} refusal={null} />
    </div>
  );
}
