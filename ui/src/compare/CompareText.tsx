import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { LANGUAGE, READING } from "../code/extensions";
import "../code/code.css";

interface CompareTextProps {
  old: string;
  next: string;
  /** Beside each other, or in one. */
  beside: boolean;
}

const FIXED = [LANGUAGE, READING, EditorState.readOnly.of(true), EditorView.editable.of(false)];
const named = (label: string) => [
  FIXED,
  EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label }),
];
const COLLAPSE = { margin: 3, minSize: 6 };
/** Beyond so many edits a difference is found roughly. */
const DIFF = { scanLimit: 1000, timeout: 300 };

/** Two texts and what differs between them; unchanged parts are folded away. */
export function CompareText({ old, next, beside }: CompareTextProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = box.current;
    if (parent === null) return;
    const view = beside
      ? new MergeView({
          parent,
          a: { doc: old, extensions: named("The version") },
          b: { doc: next, extensions: named("What is open") },
          collapseUnchanged: COLLAPSE,
          diffConfig: DIFF,
          gutter: true,
        })
      : new EditorView({
          parent,
          doc: next,
          extensions: [
            named("What is open, with what differs from the version"),
            unifiedMergeView({
              original: old,
              mergeControls: false,
              collapseUnchanged: COLLAPSE,
              diffConfig: DIFF,
            }),
          ],
        });
    return () => view.destroy();
  }, [old, next, beside]);
  return <div ref={box} className="compare-text" data-testid="compare-text" />;
}
