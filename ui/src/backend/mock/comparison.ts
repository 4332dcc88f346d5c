import type { Commands } from "../bindings/Commands";
import type { Error as Failure } from "../bindings/Error";

function cannot(): never {
  const failure: Failure = {
    code: "not_supported",
    message: "The preview in a browser cannot compare executions.",
    hint: "Start the program: cargo xtask run.",
    diagnostics: [],
  };
  throw failure;
}

type Names =
  | "compare_executions"
  | "explain_executions"
  | "compare_definitions"
  | "read_compared_lines"
  | "compare_content"
  | "read_curves"
  | "export_comparison"
  | "write_export";

/** What differs between executions is Rust's to say. */
export const COMPARISON: { [K in Names]: (args: Commands[K]["args"]) => Commands[K]["result"] } = {
  compare_executions: cannot,
  explain_executions: cannot,
  compare_definitions: cannot,
  read_compared_lines: cannot,
  compare_content: cannot,
  read_curves: () => [],
  export_comparison: cannot,
  write_export: cannot,
};
