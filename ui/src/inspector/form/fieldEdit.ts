import { backend } from "../../backend/backend";
import type { ConditionChange } from "../../backend/bindings/ConditionChange";
import type { Edit } from "../../backend/bindings/Edit";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { Failure } from "../../backend/failure";
import { change } from "../../document/edit";
import { alertFailure } from "../../widgets/alertList";
import { formRead } from "./form";

/** Gives a field a value, and waits until the form shows it; the refusal, when there is one. */
export async function setField(pointer: string, input: FieldInput): Promise<Failure | null> {
  const failure = await change(({ id }) => backend().call("set_field", { document: id, pointer, input }));
  if (failure === null) await formRead();
  return failure;
}

/** The same, where no field could show the refusal. */
export async function setFieldOrTell(pointer: string, input: FieldInput): Promise<void> {
  const failure = await setField(pointer, input);
  if (failure !== null) alertFailure("Setting the field", failure);
}

export function applyFieldEdit(edit: Edit): Promise<Failure | null> {
  return change(({ id }) => backend().call("apply_edit", { document: id, edit }));
}

/** Puts pasted rows into a list or map. */
export async function pasteRows(pointer: string, text: string): Promise<void> {
  const failure = await change(({ id }) => backend().call("paste_rows", { document: id, pointer, text }));
  if (failure !== null) alertFailure("Pasting rows", failure);
}

export async function changeCondition(pointer: string, wanted: ConditionChange): Promise<void> {
  const failure = await change(({ id }) =>
    backend().call("change_condition", { document: id, pointer, change: wanted }),
  );
  if (failure !== null) alertFailure("Changing the condition", failure);
}

/** Moves an element within its list. */
export async function moveElement(pointer: string, position: number): Promise<void> {
  const failure = await applyFieldEdit({ edit: "move_element", pointer, position });
  if (failure !== null) alertFailure("Reordering", failure);
}
