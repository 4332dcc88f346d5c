import { create } from "zustand";
import { showBottom } from "../app/bottomTab";
import { backend } from "../backend/backend";
import type { GitState } from "../backend/bindings/GitState";
import type { GitVersion } from "../backend/bindings/GitVersion";
import type { VersionOf } from "../backend/bindings/VersionOf";
import { failureOf, type Failure } from "../backend/failure";
import { coalesce } from "../document/coalesce";
import { acceptDocument, useDocument } from "../document/document";
import { flushText } from "../document/pendingText";
import { alertFailure } from "../widgets/alertList";

interface GitStoreState {
  /** Of the shown document; `null` until it is known. */
  state: GitState | null;
  /** The commits that touched it. */
  history: readonly GitVersion[] | null;
  message: string;
  /** Files that the next commit leaves out. */
  left: ReadonlySet<string>;
  committing: boolean;
  failure: Failure | null;
  /** What the last commit said. */
  said: { short: string; output: string } | null;
}

const FRESH: GitStoreState = {
  state: null,
  history: null,
  message: "",
  left: new Set(),
  committing: false,
  failure: null,
  said: null,
};

/** The repository of the shown document. */
export const useGit = create<GitStoreState>(() => FRESH);

const VERSIONS = 200;

const read = coalesce(async () => {
  const id = useDocument.getState().document?.id;
  if (id === undefined) return;
  try {
    const state = await backend().call("read_git", { document: id });
    const history =
      state.repository === null
        ? []
        : await backend().call("read_history", { document: id, limit: VERSIONS });
    if (useDocument.getState().document?.id === id) useGit.setState({ state, history });
  } catch (reason) {
    useGit.setState({ failure: failureOf(reason) });
  }
});

/** Asks git again. */
export function refreshGit(): Promise<void> {
  return read();
}

/** Keeps the repository up to date until the returned function is called: git is asked again when files may have changed. */
export function followGit(): () => void {
  const documents = useDocument.subscribe(({ document }, before) => {
    if (document?.id !== before.document?.id) useGit.setState(FRESH);
    const saved =
      document?.editing.unsaved !== before.document?.editing.unsaved ||
      document?.bytes !== before.document?.bytes;
    if (document !== null && (document.id !== before.document?.id || saved)) void read();
  });
  const focused = () => void read();
  window.addEventListener("focus", focused);
  return () => {
    documents();
    window.removeEventListener("focus", focused);
  };
}

export function setMessage(message: string): void {
  useGit.setState({ message, failure: null });
}

/** Takes a file into the next commit, or leaves it out. */
export function choose(path: string, chosen: boolean): void {
  const left = new Set(useGit.getState().left);
  if (chosen) left.delete(path);
  else left.add(path);
  useGit.setState({ left });
}

/** Saves, and commits the chosen files. */
export async function commit(): Promise<void> {
  const { document } = useDocument.getState();
  const { state, left, message, committing } = useGit.getState();
  if (document === null || state?.repository === null || state === null || committing) return;
  useGit.setState({ committing: true, failure: null, said: null });
  try {
    await flushText();
    // The definition may be saved only now: then git does not list it yet.
    const listed = state.repository.files.map(({ path }) => path);
    const own = document.file.slice(document.folder.length + 1);
    const files = [...new Set([...listed, ...(document.editing.unsaved ? [own] : [])])].filter(
      (path) => !left.has(path),
    );
    const done = await backend().call("commit_files", { document: document.id, message, files });
    acceptDocument(done.document);
    useGit.setState({
      committing: false,
      message: "",
      left: new Set(),
      said: { short: done.short, output: done.output },
      state: { installed: true, repository: done.git },
    });
  } catch (reason) {
    useGit.setState({ committing: false, failure: failureOf(reason) });
  }
  await read();
}

/** Makes a repository of the project's folder. */
export async function initGit(): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    useGit.setState({ state: await backend().call("init_git", { document: document.id }) });
  } catch (reason) {
    alertFailure("Making a repository", reason);
  }
}

/** Makes the document what a version held; it can be undone. */
export async function takeVersion(version: VersionOf, attempt: string): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    await flushText();
    acceptDocument(await backend().call("take_version", { document: document.id, version }));
  } catch (reason) {
    alertFailure(attempt, reason);
  }
  await read();
}

/** Throws the definition's changes away: it is what the last commit holds. */
export const discardChanges = () => takeVersion(HEAD, "Discarding the changes");

/** The last commit's definition. */
export const HEAD: VersionOf = { version: "commit", commit: "HEAD", path: null };

/** Shows the changes, with the message ready to be written. */
export function askToCommit(): void {
  showBottom("changes");
  setTimeout(() => document.querySelector<HTMLTextAreaElement>("[data-testid=commit-message]")?.focus(), 50);
}

/** Whether there is a commit to compare with or go back to. */
export function hasHead(): boolean {
  return typeof useGit.getState().state?.repository?.head === "string";
}
