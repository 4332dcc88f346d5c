import { useEffect } from "react";
import { create } from "zustand";
import { backend } from "../../backend/backend";
import type { StepForm } from "../../backend/bindings/StepForm";
import { failureOf, type Failure } from "../../backend/failure";
import { share } from "../../backend/share";
import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";

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
    const form = await backend().call("read_step_form", { document, step });
    const now = useForms.getState();
    // An answer that was overtaken by a newer one, or by another selection, is dropped.
    if (wanted !== of || (now.of === of && now.form !== null && now.form.revision > form.revision)) return;
    useForms.setState({ of, form: now.of === of ? share(now.form, form) : form, failure: null });
  } catch (reason) {
    if (wanted === of) useForms.setState({ of, form: null, failure: failureOf(reason) });
  }
}

let wanted = "";
let reading: Promise<void> = Promise.resolve();

/** Resolves when the form that is being read is there: what was typed stays in its box until then. */
export function formRead(): Promise<void> {
  return reading;
}

/** The form of a step, read again whenever the document changes; the last one stays until the new one is there. */
export function useStepForm(id: string, step: string): Pick<FormState, "form" | "failure"> {
  const state = useForms();
  useEffect(() => {
    const read = () => {
      wanted = `${id} ${step}`;
      reading = readForm(id, step);
    };
    const stale = () => useDocument.getState().document?.id === id && useSelection.getState().step === step;
    read();
    return useDocument.subscribe(({ document }, before) => {
      // A selection that changes together with the document asks for a form of its own.
      if (document?.id === id && document.revision !== before.document?.revision)
        queueMicrotask(() => {
          if (stale()) read();
        });
    });
  }, [id, step]);
  return state.of === `${id} ${step}` ? state : { form: null, failure: null };
}
