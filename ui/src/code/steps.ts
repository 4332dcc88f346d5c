import {
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { StepRange } from "../backend/bindings/StepRange";

/** Says where the steps stand now. */
export const setSteps = StateEffect.define<readonly StepRange[]>();
/** Says which step is selected. */
export const setSelected = StateEffect.define<string | null>();

/** Where each step stands; what is typed moves them along until the program says it anew. */
export const steps = StateField.define<readonly StepRange[]>({
  create: () => [],
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setSteps)) return effect.value;
    if (!transaction.docChanged) return value;
    const moved = ({ from, to }: { from: number; to: number }) => ({
      from: transaction.changes.mapPos(from, -1),
      to: transaction.changes.mapPos(to, 1),
    });
    return value.map((one) => ({
      ...one,
      range: moved(one.range),
      name: one.name === null ? null : moved(one.name),
    }));
  },
});

const selected = StateField.define<string | null>({
  create: () => null,
  update: (value, transaction) =>
    transaction.effects.reduce((name, effect) => (effect.is(setSelected) ? effect.value : name), value),
});

/** The innermost step around a place. */
export function stepAt(ranges: readonly StepRange[], at: number): string | null {
  let found: StepRange | null = null;
  for (const one of ranges) {
    const { from, to } = one.range;
    if (at < from || at > to) continue;
    if (found === null || to - from <= found.range.to - found.range.from) found = one;
  }
  return found?.step ?? null;
}

/** Where a step stands; the first, when there are several of its name. */
export function rangeOf(state: EditorState, step: string): StepRange | null {
  return state.field(steps).find((one) => one.step === step) ?? null;
}

const LINE = Decoration.line({ class: "cm-step" });

function lines(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const name = state.field(selected);
  const found = name === null ? null : rangeOf(state, name);
  if (found !== null) {
    const end = Math.min(found.range.to, state.doc.length);
    for (let at = found.range.from; at <= end;) {
      const line = state.doc.lineAt(at);
      builder.add(line.from, line.from, LINE);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const marked = StateField.define<DecorationSet>({
  create: lines,
  update(value, transaction) {
    const told = transaction.effects.some((effect) => effect.is(setSteps) || effect.is(setSelected));
    return told ? lines(transaction.state) : value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The lines of the selected step are marked. */
export const stepLines: Extension = [steps, selected, marked];
