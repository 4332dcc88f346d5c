import { setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { backend } from "../backend/backend";
import type { TextView } from "../backend/bindings/TextView";
import { failureOf } from "../backend/failure";
import { acceptDocument, refreshDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { afterFrame } from "../widgets/afterFrame";
import { alertFailure } from "../widgets/alertList";
import { EDITING, LANGUAGE } from "./extensions";
import { firstLine, lintOf } from "./marks";
import { nextTask } from "../widgets/nextTask";
import { rangeOf, setSelected, setSteps, stepAt, stepLines, steps } from "./steps";
import { Sync } from "./sync";

/** A change that came from the program, not from the keyboard. */
const fromProgram = Annotation.define<boolean>();

/** How long after the last letter a text is sent: a large one costs more. */
const pauseFor = (length: number) => (length > 300_000 ? 600 : 250);
/** A pause that ends what one undo takes back. */
const BURST = 1200;

/** Brings the styles of editors into the page, all of which is styled anew by them. */
export function bringStyles(): void {
  new EditorView({ extensions: [EDITING, stepLines] }).destroy();
}

/** An editor of a document's text. */
export class Editor {
  private readonly view: EditorView;
  private readonly sync: Sync;
  private sending: ReturnType<typeof setTimeout> | undefined;
  private bursting: ReturnType<typeof setTimeout> | undefined;

  /** Whether the text and the steps' places have been shown. */
  private shown = false;
  /** Where the cursor is to be once they are. */
  private wanted: [line: number, column: number] | null = null;
  private readonly placed: Promise<void>;
  private readonly language = new Compartment();

  constructor(
    parent: HTMLElement,
    private readonly document: string,
  ) {
    this.view = new EditorView({
      state: EditorState.create({
        extensions: [
          this.language.of([]),
          EDITING,
          stepLines,
          EditorView.updateListener.of((update) => update.transactions.forEach((one) => this.happened(one))),
        ],
      }),
    });
    // An editor brings a stylesheet, with which the whole page is styled anew: that frame is one, and its own is another.
    this.placed = new Promise<void>((resolve) => void afterFrame(resolve)).then(() =>
      parent.append(this.view.dom),
    );
    this.sync = new Sync({
      read: async (known) => {
        const [view] = await Promise.all([backend().call("read_text", { document, known }), this.placed]);
        return view;
      },
      send: (from, text, burst) => this.send(from, text, burst),
      apply: (changes) => this.view.dispatch({ changes, annotations: fromProgram.of(true) }),
      show: (view) => this.show(view),
      pause: nextTask,
    });
  }

  /** The program's text is in this state. */
  changed(revision: number): void {
    this.sync.changed(revision);
    void this.settle();
  }

  /** Sends what was typed, at once. */
  async flush(): Promise<void> {
    clearTimeout(this.sending);
    this.sync.endBurst();
    await this.settle();
  }

  /** Marks a step's lines; brings them into view unless the cursor is what selected it. */
  select(step: string | null): void {
    const before = stepAt(this.view.state.field(steps), this.view.state.selection.main.head);
    this.view.dispatch({ effects: setSelected.of(step) });
    const range = step === null ? null : rangeOf(this.view.state, step);
    if (range === null || before === step) return;
    const at = (range.name ?? range.range).from;
    this.view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(range.range.from, { y: "start", yMargin: 40 }),
      annotations: fromProgram.of(true),
    });
  }

  /** Puts the cursor to a place and the focus into the editor. */
  goTo(line: number, column: number): void {
    if (!this.shown) {
      this.wanted = [line, column];
      return;
    }
    const found = this.view.state.doc.line(Math.max(1, Math.min(line, this.view.state.doc.lines)));
    const anchor = Math.min(found.from + column - 1, found.to);
    this.view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.view.focus();
  }

  /**
   * Sends what was typed, and ends. A text that comes later is not shown: outside the page an editor draws all its lines,
   * since it sees none.
   */
  async leave(): Promise<void> {
    clearTimeout(this.bursting);
    this.sync.leave();
    await this.flush();
    this.view.destroy();
  }

  private happened(transaction: Transaction): void {
    if (transaction.annotation(fromProgram) === true) return;
    if (transaction.docChanged) {
      this.sync.edited(transaction.changes);
      clearTimeout(this.sending);
      clearTimeout(this.bursting);
      this.sending = setTimeout(() => void this.settle(), pauseFor(transaction.state.doc.length));
      this.bursting = setTimeout(() => this.sync.endBurst(), BURST);
    } else if (transaction.selection !== undefined && transaction.isUserEvent("select")) {
      const step = stepAt(transaction.state.field(steps), transaction.state.selection.main.head);
      const { step: lead, select } = useSelection.getState();
      if (step !== null && step !== lead) select(step);
    }
  }

  private async settle(): Promise<void> {
    try {
      await this.sync.run();
    } catch (reason) {
      alertFailure("Keeping the text", reason);
    }
  }

  private async send(from: number, text: string, burst: number): Promise<number | null> {
    try {
      const view = await backend().call("edit_text", { document: this.document, from, text, burst });
      acceptDocument(view);
      return view.editing.text;
    } catch (reason) {
      if (failureOf(reason).code !== "conflict") throw reason;
      await refreshDocument();
      return null;
    }
  }

  /** A selected step whose name was typed anew stays selected. */
  private followRename(view: TextView): void {
    const { step, select } = useSelection.getState();
    if (
      step === null ||
      !this.view.hasFocus ||
      view.steps.length === 0 ||
      view.steps.some((one) => one.step === step)
    )
      return;
    select(stepAt(view.steps, this.view.state.selection.main.head));
  }

  private show(view: TextView): void {
    const { doc } = this.view.state;
    const marks = view.marks.map((mark) => firstLine(mark, (at) => doc.lineAt(Math.min(at, doc.length)).to));
    // While the text is no JSON the steps are where they last were.
    if (!view.marks.some(({ diagnostic }) => diagnostic.code === "not-json"))
      this.view.dispatch({ effects: setSteps.of(view.steps) });
    this.followRename(view);
    this.view.dispatch(
      setDiagnostics(
        this.view.state,
        marks.map((mark) => lintOf(mark, doc.length)),
      ),
    );
    if (this.shown) return;
    this.shown = true;
    void this.finish();
  }

  /** What comes after the first text, in tasks of their own: the text is drawn anew each time. */
  private async finish(): Promise<void> {
    await nextTask();
    this.view.dispatch({ effects: this.language.reconfigure(LANGUAGE) });
    await nextTask();
    // What was selected before there was a text could not be shown in it.
    if (this.wanted === null) this.select(useSelection.getState().step);
    else this.goTo(...this.wanted);
  }
}
