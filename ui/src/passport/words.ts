import type { Hyperparameter } from "../backend/bindings/Hyperparameter";
import type { HyperparameterOrigin } from "../backend/bindings/HyperparameterOrigin";
import type { PassportFile } from "../backend/bindings/PassportFile";
import type { PassportJob } from "../backend/bindings/PassportJob";
import { counted } from "../format/number";

export const ORIGIN_WORDS: Record<HyperparameterOrigin, string> = {
  literal: "literal",
  default: "default",
  preset: "preset",
  override: "override",
  upstream: "upstream",
  execution: "execution",
  joined: "joined",
  unknown: "unavailable",
};

/** Where a value came from, besides its kind. */
export function originDetail({ origin, from }: Hyperparameter): string {
  if (origin === "literal") return "in the definition";
  return from;
}

/** A difference with its sign; a minus as wide as a plus. */
export function signed(change: number): string {
  if (change === 0) return "±0";
  const size = Math.abs(change);
  const text = size >= 0.0001 && size < 1e6 ? size.toFixed(4) : size.toExponential(1);
  return `${change > 0 ? "+" : "−"}${text}`;
}

/** `4,930 rows, 21 columns`; nothing when it is no table. */
export function shapeOf({ rows, columns }: PassportFile): string | null {
  if (rows === null) return null;
  return columns === null ? counted(rows, "row") : `${counted(rows, "row")}, ${counted(columns, "column")}`;
}

/** `2,958 train`, `986 validation`: the tables made on the way that are read as what they are called. */
export function splitOf(made: readonly PassportFile[]): { file: PassportFile; words: string }[] {
  const parts = made.flatMap((file) => {
    const name = file.name.replace(/\.\w+$/, "");
    return file.rows !== null && file.read_as.includes(name)
      ? [{ file, words: `${file.rows.toLocaleString("en-US")} ${name}` }]
      : [];
  });
  return parts.length < 2 ? [] : parts;
}

/** The packages that a job's purpose shows by: the best known first. */
export function leading({ packages }: PassportJob, most: number): { shown: string[]; more: number } {
  const known = [
    "xgboost",
    "scikit-learn",
    "torch",
    "tensorflow",
    "lightgbm",
    "transformers",
    "pandas",
    "numpy",
  ];
  const rank = (line: string) => {
    const at = known.indexOf(line.split("==")[0] ?? "");
    return at === -1 ? known.length : at;
  };
  const sorted = [...packages].sort((a, b) => rank(a) - rank(b));
  return {
    shown: sorted.slice(0, most).map((line) => line.replace("==", " ")),
    more: Math.max(0, packages.length - most),
  };
}
