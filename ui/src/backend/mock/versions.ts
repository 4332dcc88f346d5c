import type { Commands } from "../bindings/Commands";
import type { Error as Failure } from "../bindings/Error";

function cannot(): never {
  const failure: Failure = {
    code: "not_supported",
    message: "The preview in a browser has no files and no git.",
    hint: "Start the program: cargo xtask run.",
    diagnostics: [],
  };
  throw failure;
}

type Names =
  | "read_git"
  | "init_git"
  | "read_history"
  | "commit_files"
  | "compare_document"
  | "read_version"
  | "take_version"
  | "read_templates"
  | "create_project"
  | "save_document_as";

/** Files and versions are Rust's; here there are none. */
export const VERSIONS: { [K in Names]: (args: Commands[K]["args"]) => Commands[K]["result"] } = {
  read_git: () => ({ installed: true, repository: null }),
  init_git: cannot,
  read_history: () => [],
  commit_files: cannot,
  compare_document: cannot,
  read_version: cannot,
  take_version: cannot,
  read_templates: () => [],
  create_project: cannot,
  save_document_as: cannot,
};
