import type { EChartsType } from "echarts/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { say } from "../widgets/said";
import { Glyph } from "../widgets/Glyph";
import { useSize } from "../widgets/useSize";
import { useLook } from "./look";
import type { PlotSpec } from "./plot";
import "./plots.css";
import { PlotMenu } from "./PlotMenu";
import { PlotTableView } from "./PlotTableView";
import { activeOf } from "./brush";
import { stepTo } from "./stepTo";

interface PlotProps {
  /** What it shows, for screen readers. */
  label: string;
  /** What files of it are called, without their ending. */
  file: string;
  plot: PlotSpec;
  /** Told what goes through the stretches of axes that are marked; nothing when none is. */
  onBrush?: (indices: readonly number[] | null) => void;
}

/** Scrolls a drawing that is taller than its room to a part of it. */
function reveal(drawing: HTMLElement | null, part: number): void {
  const room = drawing?.parentElement;
  if (room != null && room.scrollHeight > room.clientHeight)
    room.scrollTop = part * room.scrollHeight - room.clientHeight / 2;
}

/** A plot in the window's look: arrows walk its points, which are said; the same data is there as a table; and it can be taken out as a picture or as CSV. */
export function Plot({ label, file, plot, onBrush }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const [ready, setReady] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const size = useSize(box);
  const look = useLook();
  const brushed = useRef(onBrush);
  useEffect(() => {
    brushed.current = onBrush;
  });

  useEffect(() => {
    const element = box.current;
    if (element === null || asTable) return;
    let over = false;
    void import("./echarts").then(({ init }) => {
      if (over) return;
      const drawn = init(element, null, { renderer: "svg" });
      chart.current = drawn;
      // Only where axes can be marked is this ever told.
      drawn.on("axisareaselected", () => brushed.current?.(activeOf(drawn)));
      setReady(true);
    });
    return () => {
      over = true;
      chart.current?.dispose();
      chart.current = null;
      setReady(false);
    };
  }, [asTable]);
  useEffect(() => {
    if (!ready || size.width === 0) return;
    chart.current?.resize();
    chart.current?.setOption(plot.option({ ...look, width: size.width, height: size.height }), {
      notMerge: true,
    });
  }, [ready, plot, look, size.width, size.height]);

  const go = (event: KeyboardEvent) => {
    if (event.key === "Escape" && brushed.current !== undefined) {
      plot.table.columns
        .slice(1)
        .forEach((_, parallelAxisIndex) =>
          chart.current?.dispatchAction({ type: "axisAreaSelect", parallelAxisIndex, intervals: [] }),
        );
      return;
    }
    const next = stepTo(plot.points, at, event.key);
    if (next === null) return;
    event.preventDefault();
    const point = plot.points[next];
    if (point === undefined) return;
    const target = { seriesIndex: point.series, dataIndex: point.index };
    chart.current?.dispatchAction({ type: "downplay" });
    chart.current?.dispatchAction({ type: "highlight", ...target });
    if (plot.tips !== false) chart.current?.dispatchAction({ type: "showTip", ...target });
    reveal(box.current, next / plot.points.length);
    setAt(next);
    say(point.said);
  };
  const leave = () => {
    chart.current?.dispatchAction({ type: "hideTip" });
    chart.current?.dispatchAction({ type: "downplay" });
    setAt(null);
  };
  const said = at === null || asTable ? undefined : plot.points[at]?.said;
  const note = plot.tips === false && said !== undefined ? said : plot.note;
  return (
    <figure className="plot" aria-label={label}>
      <div className="plot-tools">
        {note !== null && (
          <span className="cap cut" title={note}>
            {note}
          </span>
        )}
        <button
          type="button"
          className={`icon small${asTable ? " on" : ""}`}
          aria-pressed={asTable}
          aria-label="Show as a table"
          title="Show as a table"
          onClick={() => setAsTable(!asTable)}
          data-testid="plot-table"
        >
          <Glyph name="list" size={14} />
        </button>
        <PlotMenu file={file} table={plot.table} drawing={() => box.current?.querySelector("svg") ?? null} />
      </div>
      {asTable ? (
        <PlotTableView label={label} table={plot.table} />
      ) : (
        <div className="plot-scroll">
          <div
            ref={box}
            className="plot-drawing"
            style={{ minHeight: plot.leastHeight }}
            role="application"
            tabIndex={0}
            aria-label={`${label}. Arrow keys walk along its points.`}
            aria-roledescription="plot"
            onKeyDown={go}
            onBlur={leave}
            data-testid="plot"
          />
        </div>
      )}
      {said !== undefined && <figcaption className="sr">{said}</figcaption>}
    </figure>
  );
}
