import { useEffect } from "react";
import { create } from "zustand";
import { backend } from "../../backend/backend";
import type { DocumentView } from "../../backend/bindings/DocumentView";
import type { StepForm } from "../../backend/bindings/StepForm";
import { failureOf, type Failure } from "../../backend/failure";
import { share } from "../../backend/share";
import { frameDone } from "../../widgets/afterFrame";

interface FormState {
  /** The document and step that `form` is of. */
  of: string | null;
  form: StepForm | null;
  failure: Failure | null;
}

const useForms = create<FormState>(() => ({ of: null, form: null, failure: null }));

async function readForm(document: string, step: string): Promise<void> {
  const of = `${document} ${step}`;
  try {
    // What was chosen or changed is seen first; a form may have hundreds of fields.
    const [form] = await Promise.all([backend().call("read_step_form", { document, step }), frameDone()]);
    const now = useForms.getState();
    // An answer that was overtaken by a newer one, or by another selection, is dropped.
    if (wanted !== of || (now.of === of && now.form !== null && now.form.revision > form.revision)) return;
    useForms.setState({ of, form: now.of === of ? share(now.form, form) : form, failure: null });
  } catch (reason) {
    if (wanted === of) useForms.setState({ of, form: null, failure: failureOf(reason) });
  }
}

let wanted = "";

/** The form of a step, read again whenever its document changes; the last one stays until the new one is there. */
export function useStepForm({ id, revision }: DocumentView, step: string): Pick<FormState, "form" | "failure"> {
  const state = useForms();
  useEffect(() => {
    wanted = `${id} ${step}`;
    void readForm(id, step);
  }, [id, revision, step]);
  return state.of === `${id} ${step}` ? state : { form: null, failure: null };
}
