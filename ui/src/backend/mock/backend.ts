// The program in a browser tab: the churn example with simulated runs. Development only.
import type { Backend } from "../backend";
import type { Commands } from "../bindings/Commands";
import type { Error as Failure } from "../bindings/Error";
import type { Notice } from "../bindings/Notice";
import type { Settings } from "../bindings/Settings";
import { zoomPage } from "../zoomPage";
import type { Positions } from "./canvas";
import { COMPARISON } from "./comparison";
import { stepDetail } from "./detail";
import { CHURN_TEXT, churnDocument, PARAMETERS } from "./document";
import { PALETTE } from "./palette";
import { history, parametersOf, startRun, summaryOf, viewOf, type Execution } from "./executions";
import { historyHandlers } from "./history";
import { logPage } from "./log";
import { previewOf } from "./preview";
import { replayOf } from "./replay";
import { endOf, stepRuns } from "./simulation";
import { REGISTRY } from "./registry";
import { VERSIONS } from "./versions";

type Handlers = { [K in keyof Commands]: (args: Commands[K]["args"]) => Commands[K]["result"] };

function refusal(code: Failure["code"], message: string, hint: string | null): Failure {
  return { code, message, hint, diagnostics: [] };
}

/** Edits are carried out in Rust; here there is none. */
function cannotEdit(): never {
  throw refusal(
    "not_supported",
    "The preview in a browser cannot edit.",
    "Start the program: cargo xtask run.",
  );
}

/** A fresh program with a dozen executions behind it. `?empty` opens nothing. */
export function mockBackend(): Backend {
  const listeners = new Set<(notice: Notice) => void>();
  const tell = (notice: Notice) => listeners.forEach((listener) => listener(notice));
  const empty = new URLSearchParams(location.search).has("empty");
  let executions: Execution[] = empty ? [] : history(Date.now());
  let settings: Settings = {
    theme: "system",
    density: "comfortable",
    text_size: 100,
    notify_after_seconds: 30,
    stop_grace_seconds: 10,
    parallel_steps: null,
  };
  let moved: Positions = {};
  let revision = 1;

  const find = (arn: string): Execution => {
    const found = executions.find((one) => one.arn === arn);
    if (found === undefined) throw refusal("not_found", `There is no execution ${arn}.`, null);
    return found;
  };
  const step = (arn: string, name: string) => {
    const found = stepRuns(find(arn).run, Date.now()).find((one) => one.name === name);
    if (found === undefined) throw refusal("not_found", `The execution has no step ${name}.`, null);
    return found;
  };
  const document = () => churnDocument(revision, moved);
  const follow = (execution: Execution) => {
    tell({ kind: "execution_changed", arn: execution.arn });
    if (Date.now() < endOf(execution.run) + 200) setTimeout(() => follow(execution), 120);
  };

  const handlers: Handlers = {
    read_session: () => ({
      version: "0.1.0",
      home: "/home/you/.local/share/pipewright",
      environments: "/home/you/.local/share/pipewright/environments",
      open: empty ? null : "/home/you/pipelines/churn",
      recent: ["/home/you/pipelines/churn", "/home/you/pipelines/abalone", "/home/you/work/demand-forecast"],
      cores: 8,
    }),
    open_document: ({ path }) => {
      if (!path.endsWith("churn"))
        throw refusal(
          "missing_file",
          `${path}/pipeline.json does not exist.`,
          "Choose a folder that holds a pipeline.json.",
        );
      return document();
    },
    read_document: document,
    move_steps: ({ places }) => {
      moved = { ...moved, ...Object.fromEntries(places.map(({ step: name, at }) => [name, at])) };
      revision += 1;
      return document();
    },
    arrange_steps: () => {
      moved = {};
      revision += 1;
      return document();
    },
    remove_steps: cannotEdit,
    duplicate_steps: cannotEdit,
    copy_steps: cannotEdit,
    paste_steps: cannotEdit,
    fold_branches: cannotEdit,
    travel: cannotEdit,
    find_steps: ({ query }) =>
      document()
        .steps.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
        .map(({ name }) => ({ step: name, by: "name", text: name })),
    read_palette: () => PALETTE,
    add_step: cannotEdit,
    apply_edit: cannotEdit,
    read_connection_targets: cannotEdit,
    read_connection_sources: cannotEdit,
    read_connections: cannotEdit,
    read_wire: () => [],
    cut_wire: cannotEdit,
    read_compatible_types: cannotEdit,
    add_connected_step: cannotEdit,
    insert_step: cannotEdit,
    read_replacement: cannotEdit,
    undo: cannotEdit,
    redo: cannotEdit,
    save_document: document,
    settle_document: document,
    read_text: ({ known }) => ({ revision: 1, text: known === 1 ? null : CHURN_TEXT, steps: [], marks: [] }),
    edit_text: cannotEdit,
    ...VERSIONS,
    ...COMPARISON,
    close_document: ({ document: id }) => ({ document: id, kept: false }),
    start_execution: ({ parameters, display_name }) => {
      const bad = parametersOf(parameters).find(
        ({ value }) => typeof value === "number" && Number.isNaN(value),
      );
      if (bad !== undefined)
        throw refusal(
          "invalid_parameter",
          `${bad.name} must be a number, not "${parameters[bad.name] ?? ""}".`,
          "Write it with a decimal point, such as 0.8.",
        );
      const execution = startRun(parameters, display_name, executions.length + 1, Date.now());
      executions = [execution, ...executions];
      setTimeout(() => follow(execution), 100);
      return summaryOf(execution, Date.now());
    },
    stop_execution: ({ arn }) => {
      const execution = find(arn);
      execution.run.stoppedAt ??= Date.now() + 400;
      return summaryOf(execution, Date.now());
    },
    list_executions: ({ limit }) => executions.slice(0, limit).map((one) => summaryOf(one, Date.now())),
    ...historyHandlers(() => executions.map((one) => summaryOf(one, Date.now())), cannotEdit),
    read_execution: ({ arn }) => viewOf(find(arn), document().canvas, Date.now()),
    read_step_run: ({ arn, step: name }) => stepDetail(step(arn, name), find(arn).run.given, Date.now()),
    read_step_form: cannotEdit,
    find_fields: () => [],
    complete_value: () => [],
    set_field: cannotEdit,
    change_condition: cannotEdit,
    paste_rows: cannotEdit,
    read_parameters: () =>
      PARAMETERS.map((one, index) => ({
        name: one.name,
        pointer: `/Parameters/${index}`,
        type_word: one.parameter_type,
        default: one.default,
        enum_values: one.enum_values,
        description: one.description,
        uses: [],
        problems: [],
      })),
    change_parameter: cannotEdit,
    check_parameters: () => [],
    read_presets: () => ({
      file: "/home/you/pipelines/churn/pipewright.toml",
      presets: [{ name: "dev", values: [{ parameter: "NumRound", text: "10", problem: null }] }],
      problem: null,
    }),
    change_presets: cannotEdit,
    ...REGISTRY,
    read_replay: ({ arn }) => replayOf(find(arn).run, Date.now()),
    read_rule: ({ code }) => ({
      code,
      family: "Practice",
      severity: "warning",
      summary: "The rules' pages are in the program.",
      text: `# \`${code}\`\n\nThe preview in a browser has no pages of the rules.`,
    }),
    read_file: ({ name, entry }) => previewOf(entry ?? name),
    open_file: () => {
      throw refusal(
        "not_supported",
        "The preview in a browser keeps no files.",
        "Start the program: cargo xtask run.",
      );
    },
    read_about: () => ({
      version: "0.1.0",
      licence: null,
      notices: [{ name: "Inter", licence: "OFL-1.1", text: "The preview in a browser has no notices." }],
      components: [{ name: "react", version: "19.3.1", licence: "MIT" }],
    }),
    read_settings: () => settings,
    write_settings: ({ settings: next }) => (settings = next),
    read_log: ({ arn, step: name, offset }) =>
      logPage(step(arn, name), find(arn).run.given, offset, Date.now()),
  };

  return {
    async call(command, args) {
      // As slow as a real answer, so that loading states are seen.
      await new Promise((resolve) => setTimeout(resolve, 8));
      return handlers[command](args);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pickFolder: () => Promise.resolve("/home/you/pipelines/churn"),
    setZoom: zoomPage,
    pickFile: () => Promise.resolve("/home/you/pipelines/churn"),
    pickSave: () => Promise.resolve(null),
    onDrop: () => () => undefined,
  };
}
