import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../backend/backend";
import type { ParameterView } from "../backend/bindings/ParameterView";
import { churnDocument } from "../backend/mock/document";
import { startRun, summaryOf, viewOf } from "../backend/mock/executions";
import { acceptDocument } from "../document/document";
import { useExecution } from "../executions/execution";
import { changedValues, initialValues } from "./changedValues";
import { askToStart, startExecution, useStart } from "./start";

const parameter = (name: string, fallback: string | null, more: Partial<ParameterView> = {}): ParameterView => ({ name, parameter_type: "String", default: fallback, enum_values: [], description: null, ...more });

describe("the form's values", () => {
  const parameters = [parameter("Eta", "0.1"), parameter("Note", ""), parameter("Bucket", null), parameter("Mode", null, { enum_values: ["a", "b"] }), parameter("Debug", null, { parameter_type: "Boolean" })];
  test("begin with the defaults", () => expect(initialValues(parameters)).toEqual({ Eta: "0.1", Note: "", Bucket: "", Mode: "a", Debug: "false" }));
  test("are sent when they differ, or have no default", () => {
    expect(changedValues(parameters, initialValues(parameters))).toEqual({ Bucket: "", Mode: "a", Debug: "false" });
    expect(changedValues(parameters, { ...initialValues(parameters), Eta: "", Note: "x" })).toMatchObject({ Eta: "", Note: "x" });
  });
});

describe("starting", () => {
  const execution = startRun({}, null, 1, 0);
  const asked: unknown[] = [];
  let refuse: object | null = null;

  beforeEach(() => {
    asked.length = 0;
    refuse = null;
    const call = (command: string, args: unknown) => {
      asked.push({ command, args });
      if (command === "read_execution") return Promise.resolve(viewOf(execution, churnDocument(1, {}).canvas, 0));
      return refuse === null ? Promise.resolve(summaryOf(execution, 0)) : Promise.reject(refuse);
    };
    connect({ call: call, subscribe: () => () => undefined, pickFolder: () => Promise.resolve(null) });
    acceptDocument(churnDocument(1, {}));
    useExecution.setState({ arn: null, execution: null });
    askToStart();
  });

  test("sends what was changed and shows the execution", async () => {
    await startExecution({ Eta: "0.2" }, "try");
    expect(asked[0]).toEqual({ command: "start_execution", args: { document: "document-1", parameters: { Eta: "0.2" }, display_name: "try", max_parallel_steps: null } });
    expect(useExecution.getState().execution?.summary.arn).toBe(execution.arn);
    expect(useStart.getState().open).toBe(false);
  });

  test("stays in the form with the reason of a refusal", async () => {
    refuse = { code: "invalid_parameter", message: "Eta must be a Float.", hint: null, diagnostics: [] };
    await startExecution({ Eta: "x" }, null);
    expect(useStart.getState()).toMatchObject({ open: true, starting: false, failure: { message: "Eta must be a Float." } });
    expect(useExecution.getState().arn).toBeNull();
  });
});
