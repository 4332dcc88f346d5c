import { useSelection } from "../document/selection";
import { Glyph } from "../widgets/Glyph";
import { shortPath, type Argument } from "./argument";
import { useResolved } from "./resolved";

interface StepChipProps {
  step: string;
  /** What of the step: an output or property. */
  of: string;
  title: string;
}

function StepChip({ step, of, title }: StepChipProps) {
  const select = useSelection((state) => state.select);
  return (
    <button type="button" className="chip up" title={title} onClick={() => select(step)}>
      <Glyph name="upstream" size={12} />
      <span className="cut">{step}</span>
      {of !== "" && <span className="cut of">› {of}</span>}
    </button>
  );
}

function ParameterChip({ name, resolve }: { name: string; resolve: boolean }) {
  const value = useResolved(name);
  return (
    <>
      <span className="chip param" title={`Pipeline parameter ${name}`}>
        <Glyph name="parameter" size={12} />
        <span className="cut">{name}</span>
      </span>
      {resolve && value !== null && <span className="mono t3 res">{value}</span>}
    </>
  );
}

interface ArgumentValueProps {
  value: Argument;
  /** Inside a Join: without resolved values, text in quotes only where it would not be seen. */
  nested?: boolean;
}

/** A value: text as it is, references as chips. */
export function ArgumentValue({ value, nested = false }: ArgumentValueProps) {
  switch (value.kind) {
    case "literal":
      return (
        <span className={`mono pick${value.type === "string" || value.type === "number" ? "" : " t2"}`}>
          {value.text}
        </span>
      );
    case "parameter":
      return <ParameterChip name={value.name} resolve={!nested} />;
    case "variable":
      return (
        <span className="chip param" title={`Known when an execution starts: ${value.name}`}>
          <Glyph name="clock" size={12} />
          <span className="cut">{value.name}</span>
        </span>
      );
    case "upstream":
      return <StepChip step={value.step} of={shortPath(value.path)} title={`${value.step}: ${value.path}`} />;
    case "property":
      return (
        <StepChip
          step={value.step}
          of={shortPath(value.path.replace(/\.value$/, ""))}
          title={`${value.path} in ${value.file} of ${value.step}`}
        />
      );
    case "join":
      return (
        <span className="joined">
          {value.parts.map((part, i) => (
            // Parts of a Join have no identity but their place.
            <span key={i} className="part">
              {i > 0 && value.separator !== "" && <span className="mono t3">{value.separator}</span>}
              <ArgumentValue value={part} nested />
            </span>
          ))}
        </span>
      );
  }
}
