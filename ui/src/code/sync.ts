import { Text, type ChangeSet } from "@codemirror/state";
import type { TextView } from "../backend/bindings/TextView";
import { changesTo } from "./changes";

/** What the text of an editor and the program's text are kept the same through. */
export interface SyncPort {
  /** Reads the program's text; without itself when the state is `known`. */
  read: (known: number | null) => Promise<TextView>;
  /** Sends a text; the program's new state of it, or `null` when it was changed meanwhile. */
  send: (from: number, text: string, burst: number) => Promise<number | null>;
  /** Changes the editor's text without that counting as typed. */
  apply: (changes: ChangeSet) => void;
  /** Shows where steps and mistakes are. */
  show: (view: TextView) => void;
  /** Lets input in between two parts of what takes long in a large text. */
  pause: () => Promise<void>;
}

/**
 * Keeps an editor and the program's text the same while both change: what was typed is sent in bursts, what comes
 * is laid under what is typed and not yet sent.
 */
export class Sync {
  /** The program's text as last known, and its state. */
  private base: Text = Text.empty;
  private revision: number | null = null;
  /** What was typed since. */
  private typed: ChangeSet | null = null;
  private burst = 0;
  private running: Promise<void> | null = null;
  private stale = true;
  private left = false;

  constructor(private readonly port: SyncPort) {}

  /** Whether nobody looks and nothing is to be sent. */
  private isOver(): boolean {
    return this.left && this.typed === null;
  }

  /** The user typed. */
  edited(changes: ChangeSet): void {
    this.typed = this.typed === null ? changes : this.typed.compose(changes);
  }

  /** What is typed from now on is taken back apart from what was typed before. */
  endBurst(): void {
    this.burst += 1;
  }

  /** The program's text is in this state now. */
  changed(revision: number): void {
    if (revision !== this.revision) this.stale = true;
  }

  /** The editor goes: what was typed is still sent, and nothing is shown in it any more. */
  leave(): void {
    this.left = true;
  }

  /** Sends and reads until both sides are the same. */
  run(): Promise<void> {
    this.running ??= this.settle().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async settle(): Promise<void> {
    while (this.typed !== null || (this.stale && !this.left)) {
      if (this.stale) await this.pull();
      else await this.push();
    }
  }

  private async pull(): Promise<void> {
    this.stale = false;
    const view = await this.port.read(this.revision);
    // Taken before the text may change again: letters may be typed while the answer is on its way.
    this.revision = view.revision;
    if (this.isOver()) return;
    if (view.text !== null) {
      await this.port.pause();
      const remote = changesTo(this.base, view.text);
      this.base = remote.apply(this.base);
      if (!remote.empty) {
        // What is typed meanwhile stands in `typed`, as if it had been typed before the answer came.
        await this.port.pause();
        if (this.isOver()) return;
        if (!this.left) this.port.apply(this.typed === null ? remote : remote.map(this.typed));
        this.typed = this.typed === null ? null : this.typed.map(remote, true);
        await this.port.pause();
      }
    }
    if (this.typed === null && !this.left) this.port.show(view);
  }

  private async push(): Promise<void> {
    const sent = this.typed;
    if (sent === null) return;
    const text = sent.apply(this.base);
    this.typed = null;
    let revision: number | null = null;
    try {
      revision =
        this.revision === null ? null : await this.port.send(this.revision, text.toString(), this.burst);
    } finally {
      if (revision === null) {
        // Not taken: it is still to be sent, before what was typed since.
        const since = this.typed as ChangeSet | null;
        this.typed = since === null ? sent : sent.compose(since);
      }
    }
    this.stale = true;
    if (revision === null) return;
    this.base = text;
    this.revision = revision;
  }
}
