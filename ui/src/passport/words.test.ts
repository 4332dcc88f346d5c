import { expect, test } from "vitest";
import type { PassportFile } from "../backend/bindings/PassportFile";
import type { PassportJob } from "../backend/bindings/PassportJob";
import { leading, shapeOf, signed, splitOf } from "./words";

const file = (name: string, rows: number | null, ...as: string[]) =>
  ({ name, rows, columns: 2, read_as: as }) as unknown as PassportFile;

test("differences have a sign", () => {
  for (const [change, expected] of [
    [0.0018, "+0.0018"],
    [-0.0022, "−0.0022"],
    [0, "±0"],
    [0.00001, "+1.0e-5"],
  ] as const)
    expect(signed(change)).toBe(expected);
});

test("tables tell their size, and splits add up", () => {
  expect(shapeOf(file("a.csv", 4930))).toBe("4,930 rows, 2 columns");
  expect(shapeOf(file("a.bin", null))).toBeNull();
  const words = (...files: ReturnType<typeof file>[]) => splitOf(files).map((part) => part.words);
  expect(
    words(
      file("train.csv", 2958, "train"),
      file("test.csv", 986, "test"),
      file("all.csv", 3944, "test"),
      file("log.csv", 3),
    ),
  ).toEqual(["2,958 train", "986 test"]);
  expect(words(file("train.csv", 1, "train"))).toEqual([]);
});

test("the packages that matter lead", () => {
  const job = { packages: ["absl==1", "numpy==1.24.4", "xgboost==1.7.6"] } as unknown as PassportJob;
  expect(leading(job, 2)).toEqual({ shown: ["xgboost 1.7.6", "numpy 1.24.4"], more: 1 });
});
