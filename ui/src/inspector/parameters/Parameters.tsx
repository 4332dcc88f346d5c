import { useEffect } from "react";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { arrived, useFieldFocus } from "../form/fieldFocus";
import { holds } from "../form/pointer";
import { openParameter, useOpenParameter } from "./openParameter";
import { ParameterItem } from "./ParameterItem";
import { changeParameter, freeName, useParameters } from "./parameters";
import "./parameters.css";

/** The pipeline's parameters: each a row that opens to its declaration and where it is used. */
export function Parameters() {
  const parameters = useParameters();
  const opened = useOpenParameter((state) => state.name);
  const wanted = useFieldFocus(
    ({ pointer }) => parameters.find((one) => pointer !== null && holds(one.pointer, pointer))?.name ?? null,
  );
  useEffect(() => {
    if (wanted === null) return;
    openParameter(wanted);
    arrived();
    // Once its declaration is there.
    requestAnimationFrame(() => {
      const item = document.querySelector(`[data-parameter="${CSS.escape(wanted)}"]`);
      item?.scrollIntoView({ block: "nearest" });
      item?.querySelector<HTMLElement>("button")?.focus();
    });
  }, [wanted]);
  const add = async () => {
    const name = freeName(parameters);
    const failure = await changeParameter(name, { change: "add", type_word: "String" });
    if (failure === null) openParameter(name);
    else alertFailure("Adding a parameter", failure);
  };
  return (
    <section aria-label="Parameters">
      <h3 className="sect">
        Parameters <span className="cap">{parameters.length}</span>
        <span className="grow" />
        <button
          type="button"
          className="icon small"
          aria-label="Add a parameter"
          title="Add a parameter"
          onClick={() => void add()}
          data-testid="add-parameter"
        >
          <Glyph name="plus" size={14} />
        </button>
      </h3>
      {parameters.length === 0 && (
        <p className="empty-line">
          None yet. A parameter is a value that each execution can choose: add one here, or make one of a
          field’s value.
        </p>
      )}
      {parameters.map((one) => (
        <ParameterItem
          key={one.pointer}
          parameter={one}
          open={opened === one.name}
          onOpen={(open) => openParameter(open ? one.name : null)}
          onRenamed={openParameter}
        />
      ))}
    </section>
  );
}
