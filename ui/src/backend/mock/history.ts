// The history of the simulated runs: in one order and without a filter, which only the program can read.
import type { Commands } from "../bindings/Commands";
import type { ExecutionSummary } from "../bindings/ExecutionSummary";
import type { HistoryRow } from "../bindings/HistoryRow";

type Handlers = { [K in keyof Commands]: (args: Commands[K]["args"]) => Commands[K]["result"] };
type Names =
  | "search_executions"
  | "summarise_executions"
  | "complete_filter"
  | "read_history_columns"
  | "organise_executions"
  | "read_deletion"
  | "delete_executions"
  | "export_executions";

function rowOf(one: ExecutionSummary, columns: readonly string[]): HistoryRow {
  const {
    arn,
    pipeline,
    number,
    version,
    display_name,
    preset,
    status,
    failure_reason,
    started_at,
    ended_at,
    headline,
  } = one;
  const values = columns.map((key) =>
    headline !== null && key === `metric.${headline.name}`
      ? { number: headline.value, text: headline.text, cut: false }
      : null,
  );
  return {
    arn,
    pipeline,
    number,
    version,
    display_name,
    preset,
    target: "local",
    status,
    failure_reason,
    started_at,
    ended_at,
    tags: [],
    note: null,
    pinned: false,
    values,
  };
}

/** The handlers, over the list of runs; `refuse` says that only the program can do it. */
export function historyHandlers(list: () => ExecutionSummary[], refuse: () => never): Pick<Handlers, Names> {
  return {
    search_executions: ({ offset, limit, columns }) => ({
      rows: list()
        .slice(offset, offset + limit)
        .map((one) => rowOf(one, columns)),
    }),
    summarise_executions: () => {
      const all = list();
      const statuses = [...new Set(all.map((one) => one.status))].sort();
      return {
        count: all.length,
        pinned: 0,
        groups: [],
        remarks: [],
        by_status: statuses.map((status) => ({
          status,
          count: all.filter((one) => one.status === status).length,
        })),
        duration_ms: all.reduce((sum, one) => sum + ((one.ended_at ?? one.started_at) - one.started_at), 0),
      };
    },
    complete_filter: ({ text }) => ({
      offers: [],
      remarks: [],
      fault:
        text === ""
          ? null
          : {
              start: 0,
              end: text.length,
              message: "The preview in a browser cannot filter.",
              hint: "Start the program: cargo xtask run.",
            },
    }),
    read_history_columns: () => ({
      parameters: [],
      metrics: [
        { key: "metric.roc_auc", name: "roc_auc", step: null, lately: 1, varies: true, numeric: true },
      ],
      tags: [],
    }),
    organise_executions: refuse,
    read_deletion: refuse,
    delete_executions: refuse,
    export_executions: refuse,
  };
}
