import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Names lead, values follow; what refers to something has the accent, as on the canvas. */
const WORDS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--f-data)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--f-decide)" },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: "var(--text-3)" },
]);

/** The editor's frame; the rest of its look is in `code.css`, on the same tokens as every other surface. */
const FRAME = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--fs-12)", backgroundColor: "var(--canvas)", color: "var(--text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "19px", fontFeatureSettings: '"calt" 0' },
});

export const theme = [FRAME, syntaxHighlighting(WORDS)];
