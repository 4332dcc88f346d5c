import type { FormField } from "../../backend/bindings/FormField";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";
import { Glyph, StepGlyph } from "../../widgets/Glyph";
import { toggleJoin, useIsOpen } from "./openJoins";
import { joinedText } from "./joinedText";
import { sourceOf } from "./sources";

interface ReferenceValueProps {
  field: FormField;
  id: string;
  /** Another one shall be chosen. */
  onPick: (source: ValueSource) => void;
}

function GoToStep({ step }: { step: string }) {
  const select = useSelection((state) => state.select);
  return (
    <button
      type="button"
      className="icon small"
      title={`Go to ${step}`}
      aria-label={`Go to ${step}`}
      onClick={() => select(step)}
    >
      <Glyph name="external" size={14} />
    </button>
  );
}

function StepMark({ step }: { step: string }) {
  const node = useDocument((state) => state.document?.canvas.nodes.find((one) => one.step === step));
  return node === undefined ? (
    <Glyph name="warning" size={12} />
  ) : (
    <StepGlyph stepType={node.step_type} family={node.family} />
  );
}

function useFamily(step: string): string {
  return useDocument(
    (state) => state.document?.canvas.nodes.find((one) => one.step === step)?.family ?? "data",
  );
}

function StepChip({
  id,
  step,
  of,
  title,
  onClick,
}: {
  id: string;
  step: string;
  of: string;
  title: string;
  onClick: () => void;
}) {
  const family = useFamily(step);
  return (
    <button type="button" id={id} className={`chip up f-${family}`} title={title} onClick={onClick}>
      <StepMark step={step} />
      <span className="cut">{step}</span>
      <span className="cut of">› {of}</span>
    </button>
  );
}

/** `metrics.roc_auc.value` is known to people as `roc_auc`. */
function shortOf(path: string): string {
  return (
    path
      .replace(/\.value$/, "")
      .split(".")
      .at(-1) ?? path
  );
}

function JoinedText({ id, field }: { id: string; field: FormField }) {
  const open = useIsOpen(field.pointer);
  const text = joinedText(field);
  return (
    <button
      type="button"
      id={id}
      className="val joined-text"
      aria-expanded={open}
      title={text}
      onClick={() => toggleJoin(field.pointer)}
      data-testid="join"
    >
      <span className="cut mono grow">{text}</span>
      <Glyph name={open ? "down" : "right"} size={12} className="t3" />
    </button>
  );
}

/** A value that comes from elsewhere, as a chip; pressing it chooses another. */
export function ReferenceValue({ field, id, onPick }: ReferenceValueProps) {
  const { value } = field;
  const pick = () => onPick(sourceOf(value));
  switch (value?.source) {
    case "parameter":
      return (
        <>
          <button
            type="button"
            id={id}
            className={`chip param${value.type_word === "" ? " bad" : ""}`}
            title={`Parameter ${value.name}, ${value.type_word === "" ? "not declared" : value.type_word}${value.as_text ? ", as text" : ""}`}
            onClick={pick}
          >
            <span className="cut">{value.name}</span>
          </button>
          <span className="mono t3 res cut" title={value.resolved ?? undefined}>
            {value.resolved ?? "given at start"}
          </span>
        </>
      );
    case "property":
      return (
        <>
          <StepChip
            id={id}
            step={value.step}
            of={value.label}
            title={`${value.path} of ${value.step}${value.type_word === "" ? "" : `, ${value.type_word}`}${value.as_text ? ", as text" : ""}`}
            onClick={pick}
          />
          <GoToStep step={value.step} />
        </>
      );
    case "variable":
      return (
        <button
          type="button"
          id={id}
          className="chip param"
          title={`${value.reference}: known when an execution starts`}
          onClick={pick}
        >
          <span className="cut">{value.name}</span>
        </button>
      );
    case "json_get":
      return (
        <>
          {value.step === null ? (
            <button type="button" id={id} className="chip param" onClick={pick}>
              <span className="cut">{value.path}</span>
            </button>
          ) : (
            <StepChip
              id={id}
              step={value.step}
              of={shortOf(value.path)}
              title={`${value.path} in ${value.file ?? ""} of ${value.step}`}
              onClick={pick}
            />
          )}
          {value.step !== null && <GoToStep step={value.step} />}
        </>
      );
    case "join":
      return <JoinedText id={id} field={field} />;
    default:
      return null;
  }
}
