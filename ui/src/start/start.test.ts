import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../backend/backend";
import type { ParameterView } from "../backend/bindings/ParameterView";
import type { PresetView } from "../backend/bindings/PresetView";
import { churnDocument } from "../backend/mock/document";
import { startRun, summaryOf, viewOf } from "../backend/mock/executions";
import { showDocument } from "../document/document";
import { useExecution } from "../executions/execution";
import { choicesOf, NOTHING, stillPossible, valueOf, valuesToSend } from "./prefill";
import { askToStart, choose, startExecution, useStart } from "./start";

const parameter = (
  name: string,
  fallback: string | null,
  more: Partial<ParameterView> = {},
): ParameterView => ({
  name,
  parameter_type: "String",
  default: fallback,
  enum_values: [],
  description: null,
  ...more,
});
const DEV: PresetView = { name: "dev", values: [{ parameter: "Eta", text: "0.5", problem: null }] };

describe("the form's values", () => {
  const parameters = [
    parameter("Eta", "0.1"),
    parameter("Note", ""),
    parameter("Bucket", null),
    parameter("Mode", null, { enum_values: ["a", "b"] }),
    parameter("Debug", null, { parameter_type: "Boolean" }),
  ];
  const all = (preset: PresetView | null, changed: Record<string, string>) =>
    parameters.map((one) => Object.values(valueOf(one, preset, changed)).join(" "));
  test("come from the default, the preset, or the user", () => {
    expect(all(null, {})).toEqual(["0.1 default", " default", " default", "a default", "false default"]);
    expect(all(DEV, { Note: "x" })).toEqual([
      "0.5 preset",
      "x changed",
      " default",
      "a default",
      "false default",
    ]);
    expect(all(DEV, { Eta: "0.5" })[0]).toBe("0.5 preset");
  });
  test("are sent when they differ, or have nothing to differ from", () => {
    expect(valuesToSend(parameters, null, {})).toEqual({ Bucket: "", Mode: "a", Debug: "false" });
    expect(valuesToSend(parameters, DEV, { Eta: "0.1", Note: "" })).toEqual({
      Eta: "0.1",
      Bucket: "",
      Mode: "a",
      Debug: "false",
    });
  });
  test("that are remembered must still be possible", () => {
    const choices = { ...NOTHING, preset: "gone", changed: { Eta: "1", Mode: "c", Old: "x" } };
    expect(stillPossible(choices, parameters, [DEV])).toMatchObject({ preset: null, changed: { Eta: "1" } });
  });
});

describe("starting", () => {
  const execution = startRun({ Eta: "0.3" }, "deep", 1, 0);
  const asked: { command: string; args: unknown }[] = [];
  let refuse: object | null = null;

  beforeEach(async () => {
    localStorage.clear();
    asked.length = 0;
    refuse = null;
    const call = (command: string, args: unknown) => {
      asked.push({ command, args });
      if (command === "read_presets")
        return Promise.resolve({ file: "pipewright.toml", presets: [DEV], problem: null });
      if (command === "read_execution")
        return Promise.resolve(viewOf(execution, churnDocument(1, {}).canvas, 0));
      return refuse === null ? Promise.resolve(summaryOf(execution, 0)) : Promise.reject(refuse);
    };
    connect({
      call: call,
      subscribe: () => () => undefined,
      pickFolder: () => Promise.resolve(null),
      pickFile: () => Promise.resolve(null),
      pickSave: () => Promise.resolve(null),
      onDrop: () => () => undefined,
      setZoom: () => undefined,
    });
    showDocument(churnDocument(1, {}));
    useExecution.setState({ arn: null, execution: null, recorded: null });
    await askToStart();
  });

  test("sends what was changed, shows the execution, and remembers", async () => {
    choose({ preset: "dev", changed: { Eta: "0.2" }, name: " try ", parallel: 3 });
    await startExecution();
    const started = asked.find(({ command }) => command === "start_execution");
    expect(started?.args).toEqual({
      document: "document-1",
      parameters: { Eta: "0.2" },
      preset: "dev",
      display_name: "try",
      description: null,
      max_parallel_steps: 3,
    });
    expect(useExecution.getState().execution?.summary.arn).toBe(execution.arn);
    expect(useStart.getState().open).toBe(false);
    useExecution.setState({ arn: null, execution: null, recorded: null });
    await askToStart();
    expect(useStart.getState()).toMatchObject({
      source: { kind: "last" },
      choices: { preset: "dev", changed: { Eta: "0.2" }, name: "", parallel: 3 },
    });
  });

  test("stays in the form with the reason of a refusal", async () => {
    refuse = { code: "invalid_parameter", message: "Eta must be a Float.", hint: null, diagnostics: [] };
    await startExecution();
    expect(useStart.getState()).toMatchObject({
      open: true,
      starting: false,
      failure: { message: "Eta must be a Float." },
    });
    expect(useExecution.getState().arn).toBeNull();
  });

  test("from an execution begins with what that one was given", async () => {
    const recorded = viewOf(execution, churnDocument(1, {}).canvas, 0);
    useExecution.setState({ arn: execution.arn, execution: recorded, recorded });
    await askToStart();
    expect(useStart.getState()).toMatchObject({
      source: { kind: "execution", number: 1 },
      choices: { changed: { Eta: "0.3" }, name: "" },
    });
    expect(choicesOf(recorded).name).toBe("deep");
  });
});
