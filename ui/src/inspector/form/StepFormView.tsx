import { useState } from "react";
import type { FormTab } from "../../backend/bindings/FormTab";
import type { StepForm } from "../../backend/bindings/StepForm";
import { Glyph } from "../../widgets/Glyph";
import { StepProblems } from "../StepProblems";
import { Conditions } from "./Conditions";
import { FindFields } from "./FindFields";
import { FormSectionView } from "./FormSectionView";
import { matchesField } from "./matchesField";

interface StepFormViewProps {
  form: StepForm;
  tab: FormTab;
}

/** The fields of a step, and the search among those it sets and those it could set. */
export function StepFormView({ form, tab }: StepFormViewProps) {
  const [search, setSearch] = useState("");
  const searching = search.trim() !== "";
  const sections = form.sections.filter((section) => section.tab === tab);
  const shown = searching
    ? sections
        .map((section) => ({
          ...section,
          fields: section.fields.filter((field) => matchesField(field, search)),
        }))
        .filter((section) => section.fields.length > 0)
    : sections;
  const first = tab === "arguments";
  return (
    <div className="step-form">
      {first && form.set + form.more > 12 && (
        <div className="form-search">
          <div className="input">
            <Glyph name="search" size={14} />
            <input
              value={search}
              placeholder={`Find among ${form.set + form.more} fields`}
              aria-label="Find a field, or add one"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Escape" && search !== "") {
                  setSearch("");
                  event.stopPropagation();
                }
              }}
              data-testid="find-field"
            />
            {searching && (
              <button
                type="button"
                className="icon small"
                aria-label="End the search"
                onClick={() => setSearch("")}
              >
                <Glyph name="cross" size={12} />
              </button>
            )}
          </div>
        </div>
      )}
      {first && !searching && form.problems.length > 0 && <StepProblems diagnostics={form.problems} />}
      {first && form.step_type === "Condition" && !searching && <Conditions form={form} />}
      {shown.map((section) => (
        <FormSectionView key={section.id} section={section} form={form} />
      ))}
      {!searching && shown.length === 0 && form.step_type !== "Condition" && (
        <p className="empty-line">
          {tab === "policies"
            ? `Steps of type ${form.step_type} are neither cached nor retried.`
            : "This step takes no arguments."}
        </p>
      )}
      {first && searching && <FindFields form={form} search={search} onAdded={() => setSearch("")} />}
    </div>
  );
}
