import { useEffect, useMemo, useRef } from "react";
import { useWindowed } from "../widgets/useWindowed";
import { ChooseAll } from "./ChooseAll";
import { columnsOf, shownColumns } from "./columns";
import { HeadCell } from "./HeadCell";
import { factsOf, PAGE, readPage, rowAt, useHistory } from "./history";
import { RowMenu } from "./RowMenu";
import { lineAt, starts } from "./sections";
import { stand, useSelection } from "./selection";
import { ExecutionLine, GroupLine, lineId } from "./TableLine";
import { pointed, tableKeys } from "./tableKeys";

const ROW = 28;
const CHECK = 34;
const NONE = { shown: ["run", "status", "started", "duration", "tags"], widths: {} };

/** The executions in view, however many there are. */
export function HistoryTable() {
  const state = useHistory();
  const { sections, filter, sort, group, turn } = state;
  const layout = state.layout ?? NONE;
  const { rows: chosen, line: active } = useSelection();
  const columns = useMemo(
    () => shownColumns(layout, columnsOf(state.columns ?? { parameters: [], metrics: [], tags: [] })),
    [layout, state.columns],
  );
  const facts = useMemo(() => factsOf(layout), [layout]);
  const sums = useMemo(() => starts(sections), [sections]);
  const count = sums.at(-1) ?? 0;
  const box = useRef<HTMLDivElement>(null);
  const { first, last, above, below, reveal } = useWindowed(box, count, ROW);
  useEffect(() => {
    for (let line = first; line < last; line += 1) {
      const found = lineAt(sections, sums, line);
      if (found?.kind === "execution") void readPage(found.section, Math.floor(found.at / PAGE));
    }
  }, [first, last, sections, sums, turn, sort, layout]);
  // What is asked for anew is read from its beginning.
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
  }, [filter, sort, group]);
  useEffect(() => {
    if (count > 0 && active >= count) stand(count - 1);
  }, [count, active]);
  const bring = (line: number) => {
    reveal(line);
    // Whole lists have every line; of others it is there once it is drawn.
    requestAnimationFrame(() => document.getElementById(lineId(line))?.scrollIntoView({ block: "nearest" }));
  };
  const width = CHECK + columns.reduce((sum, column) => sum + column.width, 0);
  const lines = Array.from({ length: last - first }, (_, i) => first + i);
  return (
    <RowMenu columns={columns}>
      <div
        ref={box}
        className="scroll hist-table"
        role="grid"
        tabIndex={0}
        aria-label="Executions"
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={count > 0 ? lineId(active) : undefined}
        data-testid="history-table"
        onKeyDown={(event) =>
          tableKeys(event, count, Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2), bring)
        }
        onClick={pointed}
        onDoubleClick={pointed}
      >
        <div role="row" aria-rowindex={1} className="hist-heads" style={{ width }}>
          <div role="columnheader" className="hist-check" aria-colindex={1}>
            <ChooseAll />
          </div>
          {columns.map((column, at) => (
            <HeadCell key={column.key} column={column} at={at} sort={sort} layout={layout} />
          ))}
        </div>
        <div role="presentation" style={{ height: above }} />
        {lines.map((line) => {
          const found = lineAt(sections, sums, line);
          if (found === null) return null;
          if (found.kind === "group")
            return (
              <GroupLine
                key={line}
                line={line}
                section={found.section}
                width={width}
                active={line === active}
                columns={columns.length}
              />
            );
          const row = rowAt(state, found.section, found.at);
          return (
            <ExecutionLine
              key={line}
              line={line}
              row={row}
              columns={columns}
              facts={facts}
              width={width}
              active={line === active}
              chosen={row !== undefined && chosen.has(row.arn)}
            />
          );
        })}
        <div role="presentation" style={{ height: below }} />
      </div>
    </RowMenu>
  );
}
