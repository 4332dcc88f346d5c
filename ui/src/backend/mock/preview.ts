// Files of the simulated program, made up from their names.
import type { FilePreview } from "../bindings/FilePreview";

/** What a file of that name would hold. */
export function previewOf(name: string): FilePreview {
  if (name.endsWith(".csv")) {
    const rows = Array.from({ length: 120 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => (((row * 31 + column * 17) % 97) / 10).toFixed(1)),
    );
    return { kind: "table", columns: [], rows, numeric: Array.from({ length: 12 }, () => true), more: true };
  }
  if (name.endsWith(".tar.gz"))
    return { kind: "archive", entries: [{ path: "xgboost-model", bytes: 151_204 }], more: false };
  if (name.endsWith(".json")) return { kind: "text", text: '{\n  "roc_auc": 0.8461\n}', more: false };
  return { kind: "binary", head: "7b 4c 00 00 00 00 00 00 00 10                    {L········" };
}
