import { describe, expect, test } from "vitest";
import { readArgument, shortPath } from "./argument";
import { argumentRows, withoutNestedSteps } from "./argumentTree";

describe("values", () => {
  test("references are told apart", () => {
    expect(readArgument({ Get: "Parameters.Eta" })).toEqual({ kind: "parameter", name: "Eta" });
    expect(readArgument({ Get: "Execution.PipelineExecutionId" })).toEqual({
      kind: "variable",
      name: "PipelineExecutionId",
    });
    expect(readArgument({ Get: "Steps.A.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" })).toEqual({
      kind: "upstream",
      step: "A",
      path: "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    });
  });
  test("a Join of one value is that value; of more it keeps its separator", () => {
    expect(readArgument({ "Std:Join": { On: "", Values: [{ Get: "Parameters.Eta" }] } })).toEqual({
      kind: "parameter",
      name: "Eta",
    });
    expect(
      readArgument({ "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.StartDateTime" }] } }),
    ).toEqual({
      kind: "join",
      separator: "/",
      parts: [
        { kind: "literal", text: "s3://b", type: "string" },
        { kind: "variable", name: "StartDateTime" },
      ],
    });
  });
  test("a value read from a property file names step, file and path", () =>
    expect(
      readArgument({
        "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: "auc.value" },
      }),
    ).toEqual({ kind: "property", step: "Evaluate", file: "Report", path: "auc.value" }));
  test("empty is not unset", () => {
    expect(readArgument("")).toEqual({ kind: "literal", text: '""', type: "empty" });
    expect(readArgument({})).toEqual({ kind: "literal", text: "{}", type: "empty" });
    expect(readArgument(null)).toEqual({ kind: "literal", text: "null", type: "null" });
  });
  test("what looks like a reference but is not stays a group", () => {
    expect(readArgument({ Get: 3 })).toBeNull();
    expect(readArgument({ "Std:Join": { On: "", Values: "x" } })).toBeNull();
  });
  test("paths are said short", () => {
    expect(shortPath("ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri")).toBe("train");
    expect(shortPath("ModelArtifacts.S3ModelArtifacts")).toBe("S3ModelArtifacts");
  });
});

function check(value: unknown, expected: string[]): void {
  expect(
    argumentRows(value).map(
      (row) =>
        `${" ".repeat(row.depth)}${row.label}${row.value === null ? ` (${row.size})` : ""} ${row.pointer}`,
    ),
  ).toEqual(expected);
}

describe("rows", () => {
  test("members in order, depth first", () =>
    check({ RoleArn: "r", ResourceConfig: { InstanceType: "m", InstanceCount: 1 } }, [
      "RoleArn /RoleArn",
      "ResourceConfig (2) /ResourceConfig",
      " InstanceType /ResourceConfig/InstanceType",
      " InstanceCount /ResourceConfig/InstanceCount",
    ]));
  test("outermost values come before the groups", () =>
    check({ A: { B: 1, C: 2 }, RoleArn: "r" }, ["RoleArn /RoleArn", "A (2) /A", " B /A/B", " C /A/C"]));
  test("an entry goes by the name it gives itself", () =>
    check({ Inputs: [{ ChannelName: "train", ContentType: "c", Mode: "File" }, "plain"] }, [
      "Inputs (2) /Inputs",
      " train (2) /Inputs/0",
      "  ContentType /Inputs/0/ContentType",
      "  Mode /Inputs/0/Mode",
      " 2 /Inputs/1",
    ]));
  test("name and one value make one row", () =>
    check({ M: [{ Name: "auc", Regex: "a" }] }, ["M (1) /M", " auc /M/0/Regex"]));
  test("chains of single groups fold", () =>
    check({ DataSource: { S3DataSource: { S3Uri: "u", Type: "p" } } }, [
      "DataSource › S3DataSource (2) /DataSource/S3DataSource",
      " S3Uri /DataSource/S3DataSource/S3Uri",
      " Type /DataSource/S3DataSource/Type",
    ]));
  test("pointers escape what JSON pointers must", () =>
    check({ "a/b": { "c~d": 1, e: 2 } }, ["a/b (2) /a~1b", " c~d /a~1b/c~0d", " e /a~1b/e"]));
  test("a step without arguments has none", () => check(null, []));
  test("nested steps are drawn, not listed", () =>
    expect(withoutNestedSteps({ Conditions: [1], IfSteps: [], ElseSteps: [] })).toEqual({ Conditions: [1] }));
});
