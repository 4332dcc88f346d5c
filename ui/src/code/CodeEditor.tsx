import { useEffect, useRef, useState } from "react";
import { onFlush } from "../document/pendingText";
import { useSelection } from "../document/selection";
import { afterFrame } from "../widgets/afterFrame";
import "./code.css";
import { Editor } from "./editor";
import { onGoTo } from "./goTo";

export { bringStyles } from "./editor";

interface CodeEditorProps {
  document: string;
  /** The state of the program's text. */
  text: number;
}

/** The definition as text, kept the same as the program's while both change. */
export function CodeEditor({ document, text }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const step = useSelection((state) => state.step);

  useEffect(() => {
    let made: Editor | null = null;
    // After its place has been drawn: each takes a frame.
    const stop = afterFrame(() => {
      if (box.current !== null) setEditor((made = new Editor(box.current, document)));
    });
    return () => {
      stop();
      void made?.leave();
    };
  }, [document]);
  useEffect(() => {
    if (editor === null) return undefined;
    onFlush(() => editor.flush());
    onGoTo((line, column) => editor.goTo(line, column));
    return () => {
      onFlush(null);
      onGoTo(null);
    };
  }, [editor]);
  useEffect(() => editor?.changed(text), [editor, text]);
  // Two frames after the canvas, the inspector between them: far away in a long text there is much to read and draw.
  useEffect(() => {
    if (editor === null) return undefined;
    let stop = afterFrame(() => {
      stop = afterFrame(() => editor.select(step));
    });
    return () => stop();
  }, [editor, step]);
  return <div ref={box} className="code-editor" data-testid="code-editor" />;
}
