import type { FormSection } from "../../backend/bindings/FormSection";
import type { StepForm } from "../../backend/bindings/StepForm";
import { Dependencies } from "./Dependencies";
import { Field } from "./Field";
import { ListAdd } from "./ListAdd";
import { ListSource } from "./ListSource";

interface FormSectionViewProps {
  section: FormSection;
  form: StepForm;
}

/** A section of the form; one that is a single list bears the list's name and button. */
export function FormSectionView({ section, form }: FormSectionViewProps) {
  const [only, ...more] = section.fields;
  const list =
    only !== undefined &&
    more.length === 0 &&
    (only.kind === "list" || only.kind === "map") &&
    only.value === null
      ? only
      : null;
  return (
    <section className="form-section" aria-label={section.title} data-testid={`section-${section.id}`}>
      <h3 className="sect">
        {section.title}
        {section.note !== "" && <span className="cap">{section.note}</span>}
        <span className="grow" />
        {list !== null && list.sources.length > 0 && <ListSource field={list} />}
        {list !== null && list.choices.length === 0 && <ListAdd field={list} />}
      </h3>
      {section.id === "dependencies" && list !== null ? (
        <Dependencies form={form} list={list} />
      ) : (
        <div className="form-fields">
          {section.fields.map((field) => (
            <Field key={field.pointer} field={field} bare={list !== null} />
          ))}
        </div>
      )}
    </section>
  );
}
