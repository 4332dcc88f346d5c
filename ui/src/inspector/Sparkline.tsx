import { extent, polyline } from "./polyline";

interface SparklineProps {
  values: (number | null)[];
}

const WIDTH = 84;
const HEIGHT = 16;

/** The course of a metric, small. */
export function Sparkline({ values }: SparklineProps) {
  const range = extent([values]);
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT + 4} aria-hidden="true">
      {range !== null && (
        <path
          transform="translate(0 2)"
          d={polyline(values, { width: WIDTH, height: HEIGHT, extent: range })}
        />
      )}
    </svg>
  );
}
