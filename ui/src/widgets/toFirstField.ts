/** When a dialog opens: the focus goes to its first field, not to the cross above it. */
export function toFirstField(event: Event): void {
  const content = event.currentTarget;
  const field =
    content instanceof HTMLElement
      ? content.querySelector<HTMLElement>("input, textarea, [role=combobox], [role=radio], [role=switch]")
      : null;
  if (field === null) return;
  event.preventDefault();
  field.focus();
}
