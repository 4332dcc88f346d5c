import { useEffect, useState } from "react";
import { backend } from "../../backend/backend";
import type { FieldChoice } from "../../backend/bindings/FieldChoice";
import type { StepForm } from "../../backend/bindings/StepForm";
import { useDocument } from "../../document/document";
import { Glyph } from "../../widgets/Glyph";
import { setFieldOrTell } from "./fieldEdit";
import { goToField } from "./fieldFocus";

interface FindFieldsProps {
  form: StepForm;
  search: string;
  /** A field was added: the search has done its work. */
  onAdded: () => void;
}

/** The fields that could be set, for what is searched. */
export function FindFields({ form, search, onAdded }: FindFieldsProps) {
  const [found, setFound] = useState<FieldChoice[]>([]);
  const document = useDocument((state) => state.document?.id ?? null);
  useEffect(() => {
    if (document === null) return;
    let overtaken = false;
    backend()
      .call("find_fields", { document, step: form.step, text: search })
      .then(
        (choices) => {
          if (!overtaken) setFound(choices);
        },
        () => {
          if (!overtaken) setFound([]);
        },
      );
    return () => {
      overtaken = true;
    };
  }, [document, form, search]);
  const add = async ({ pointer }: FieldChoice) => {
    await setFieldOrTell(pointer, { source: "begin" });
    goToField(pointer);
    onAdded();
  };
  return (
    <section className="form-section" aria-label="Can be added">
      <h3 className="sect">
        Can be added <span className="cap">{found.length}</span>
      </h3>
      {found.length === 0 && <p className="empty-line">No other field of this step matches “{search}”.</p>}
      {found.map((choice) => (
        <button
          key={choice.pointer}
          type="button"
          className="choice-row"
          title={choice.help ?? undefined}
          onClick={() => void add(choice)}
          data-testid="add-field"
        >
          <Glyph name="plus" size={12} className="t3" />
          <span className="cut">
            <span>{choice.label}</span>
            {choice.group !== "" && <span className="t3"> in {choice.group}</span>}
          </span>
          <span className="mono t3">{choice.type_word}</span>
        </button>
      ))}
    </section>
  );
}
