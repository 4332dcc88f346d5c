import { useRef, useState, type PointerEvent } from "react";
import { compact } from "../format/number";
import { useSize } from "../widgets/useSize";
import { setOf, type MetricGroup } from "./metricGroups";
import { extent, polyline } from "./polyline";

interface MetricChartProps {
  group: MetricGroup;
}

const HEIGHT = 96;
const GUTTER = 44;

/** The courses of one quantity over its values' index; hovering reads them. */
export function MetricChart({ group: { quantity, series } }: MetricChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width: full } = useSize(box);
  const [at, setAt] = useState<number | null>(null);
  const width = Math.max(0, full - GUTTER);
  const values = series.map((one) => one.values);
  const range = extent(values);
  const length = Math.max(...values.map((one) => one.length));
  if (range === null) return null;
  const [low, high] = range;
  const y = (value: number) => HEIGHT - ((value - low) / (high - low)) * HEIGHT;
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - GUTTER;
    setAt(x < -4 || width === 0 ? null : Math.round(Math.min(1, Math.max(0, x / width)) * (length - 1)));
  };
  return (
    <figure
      className="chart"
      aria-label={`${quantity} by round: ${series.map((one) => `${setOf(one.last.name)} ${one.last.text}`).join(", ")}`}
    >
      <figcaption className="cap">
        <span className="grow">{at === null ? `${quantity} by round` : `${quantity}, round ${at}`}</span>
        {series.map((one, i) => {
          const value = at === null ? null : (one.values[at] ?? null);
          return (
            <span key={one.last.name} className={`key k${i}`}>
              {setOf(one.last.name)}
              {value !== null && <b className="mono"> {compact(value)}</b>}
            </span>
          );
        })}
      </figcaption>
      <div ref={box} style={{ height: HEIGHT + 26 }}>
        {width > 0 && (
          <svg
            width={full}
            height={HEIGHT + 26}
            onPointerMove={point}
            onPointerLeave={() => setAt(null)}
            aria-hidden="true"
          >
            <g transform={`translate(${GUTTER} 6)`}>
              {[0, 0.5, 1].map((part) => (
                <g key={part}>
                  <path className="grid" d={`M0 ${HEIGHT * part}H${width}`} />
                  <text x={-8} y={HEIGHT * part + 4} textAnchor="end">
                    {compact(high - (high - low) * part)}
                  </text>
                </g>
              ))}
              {series.map((one, i) => (
                <path
                  key={one.last.name}
                  className={`line k${i}`}
                  d={polyline(one.values, { width, height: HEIGHT, extent: range })}
                />
              ))}
              {at !== null && (
                <path className="cross" d={`M${(at / Math.max(1, length - 1)) * width} 0V${HEIGHT}`} />
              )}
              {at !== null &&
                series.map((one, i) => {
                  const value = one.values[at] ?? null;
                  return value === null ? null : (
                    <circle
                      key={one.last.name}
                      className={`dot k${i}`}
                      cx={(at / Math.max(1, length - 1)) * width}
                      cy={y(value)}
                      r={3}
                    />
                  );
                })}
              <text x={0} y={HEIGHT + 16}>
                0
              </text>
              <text x={width} y={HEIGHT + 16} textAnchor="end">
                {length - 1}
              </text>
            </g>
          </svg>
        )}
      </div>
    </figure>
  );
}
