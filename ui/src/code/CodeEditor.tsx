import { useEffect, useRef } from "react";
import { onFlush } from "../document/pendingText";
import { useSelection } from "../document/selection";
import "./code.css";
import { Editor } from "./editor";
import { onGoTo } from "./goTo";

interface CodeEditorProps {
  document: string;
  /** The state of the program's text. */
  text: number;
}

/** The definition as text, kept the same as the program's while both change. */
export function CodeEditor({ document, text }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const step = useSelection((state) => state.step);

  useEffect(() => {
    if (box.current === null) return;
    const made = new Editor(box.current, document);
    editor.current = made;
    onFlush(() => made.flush());
    onGoTo((line, column) => made.goTo(line, column));
    return () => {
      onFlush(null);
      onGoTo(null);
      editor.current = null;
      void made.flush().finally(() => made.destroy());
    };
  }, [document]);
  useEffect(() => editor.current?.changed(text), [document, text]);
  useEffect(() => editor.current?.select(step), [document, step]);
  return <div ref={box} className="code-editor" data-testid="code-editor" />;
}
