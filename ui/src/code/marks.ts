import type { Action, Diagnostic as Lint } from "@codemirror/lint";
import type { Mark } from "../backend/bindings/Mark";
import { applyEdit } from "../document/edit";

function prose(text: string, className: string): HTMLElement {
  const box = document.createElement("p");
  box.className = className;
  // As `Prose` has it: between backticks stands a name or a value.
  text.split("`").forEach((part, index) => {
    const node = document.createElement(index % 2 === 1 ? "code" : "span");
    node.textContent = part;
    box.append(node);
  });
  return box;
}

/** A mistake as a mark in the text, with its remedy. */
export function lintOf({ range, diagnostic }: Mark, length: number): Lint {
  const { code, severity, message, hint, fix } = diagnostic;
  const from = Math.min(range.from, length);
  const actions: Action[] =
    fix === null
      ? []
      : [{ name: fix.title.replaceAll("`", ""), apply: () => void applyEdit(fix.edit, fix.title) }];
  return {
    from,
    to: Math.max(from, Math.min(range.to, length)),
    severity,
    source: code,
    message,
    renderMessage: () => {
      const box = document.createElement("div");
      box.append(prose(message, "cm-message"));
      if (hint !== null) box.append(prose(hint, "cm-hint"));
      return box;
    },
    actions,
  };
}

/** A mark of a whole step or list would underline pages: the first line of it says where it is. */
export function firstLine(mark: Mark, lineEnd: (at: number) => number): Mark {
  const end = lineEnd(mark.range.from);
  return mark.range.to <= end ? mark : { ...mark, range: { from: mark.range.from, to: end } };
}
