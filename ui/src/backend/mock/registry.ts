import type { Commands } from "../bindings/Commands";
import type { Error as Failure } from "../bindings/Error";

function cannot(): never {
  const failure: Failure = {
    code: "not_supported",
    message: "The preview in a browser has no lineage and no models.",
    hint: "Start the program: cargo xtask run.",
    diagnostics: [],
  };
  throw failure;
}

type Names =
  | "read_lineage"
  | "read_model_groups"
  | "read_model_versions"
  | "decide_model"
  | "download_model"
  | "read_passport"
  | "export_passport";

/** What came of what is Rust's; here there is an empty registry. */
export const REGISTRY: { [K in Names]: (args: Commands[K]["args"]) => Commands[K]["result"] } = {
  read_lineage: cannot,
  read_model_groups: () => [],
  read_model_versions: () => [],
  decide_model: cannot,
  download_model: cannot,
  read_passport: cannot,
  export_passport: cannot,
};
