import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { standardKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from "@codemirror/language";
import { linter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import { redo, saveDocument, undo } from "../document/edit";
import { complete } from "./complete";
import { theme } from "./theme";

/** The search panel's words, in sentence case like all others. */
const WORDS = EditorState.phrases.of({
  next: "Next",
  previous: "Previous",
  all: "Select all",
  replace: "Replace",
  "replace all": "Replace all",
  "match case": "Match case",
  regexp: "Pattern",
  "by word": "Whole words",
  Find: "Find in the text",
  Replace: "Replace by",
});

/** Reads the text as JSON, for its colours, folds and brackets. */
export const LANGUAGE: Extension = json();

/** Saving waits for the last letters, which the command does not know of yet. */
const SAVE = keymap.of([{ key: "Mod-s", run: () => (void saveDocument(), true), preventDefault: true }]);

/** Undo and redo are the document's: what was typed and what was drawn are on one stack. */
const UNDO = keymap.of([
  { key: "Mod-z", run: () => (void undo(), true), preventDefault: true },
  { key: "Mod-Shift-z", run: () => (void redo(), true), preventDefault: true },
  { key: "Mod-y", run: () => (void redo(), true), preventDefault: true },
]);

/** What the editor has. */
export const EDITING: Extension = [
  theme,
  lineNumbers(),
  codeFolding({ placeholderText: "…" }),
  foldGutter({ openText: "⌄", closedText: "›" }),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  WORDS,
  keymap.of([...searchKeymap, ...foldKeymap, ...standardKeymap]),
  UNDO,
  SAVE,
  EditorState.tabSize.of(2),
  indentOnInput(),
  closeBrackets(),
  autocompletion({ override: [complete], icons: false }),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  rectangularSelection(),
  // Marks come from the program. What is not there from the beginning brings its styles with the first mark, and what stands
  // in the page is styled anew by that.
  linter(null),
  EditorView.contentAttributes.of({ "aria-label": "Definition as JSON", spellcheck: "false", tabindex: "0" }),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap]),
];
