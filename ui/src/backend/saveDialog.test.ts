import { expect, test } from "vitest";
import { saveDialog } from "./saveDialog";

test("a save dialogue names the file and lists files of its kind", () => {
  const check = (suggested: string, title: string, kind: string | undefined, ending: string | undefined) => {
    const { title: told, filters } = saveDialog(suggested);
    expect([told, filters[0]?.name, filters[0]?.extensions[0]]).toEqual([title, kind, ending]);
  };
  check("/home/you/churn/pipeline.json", "Save pipeline.json as", "JSON", "json");
  check("C:\\churn\\executions.csv", "Save executions.csv as", "Comma-separated values", "csv");
  check("churn-v1-model.tar.gz", "Save churn-v1-model.tar.gz as", "Archive", "gz");
  check("a.PARQUET", "Save a.PARQUET as", "PARQUET", "parquet");
  check("LICENSE", "Save LICENSE as", undefined, undefined);
});
