import type { TrendPoint } from "../backend/bindings/TrendPoint";
import { compact } from "../format/number";

interface TrendProps {
  name: string;
  points: readonly TrendPoint[];
  /** The version that the passport is of. */
  version: number;
}

const [WIDTH, HEIGHT] = [250, 40];

/** The main metric, version by version. */
export function Trend({ name, points, version }: TrendProps) {
  const known = points.flatMap(({ version: of, value }) => (value === null ? [] : [{ of, value }]));
  const first = known[0];
  const last = known.at(-1);
  if (known.length < 2 || first === undefined || last === undefined) return null;
  const low = Math.min(...known.map(({ value }) => value));
  const span = Math.max(...known.map(({ value }) => value)) - low || 1;
  const x = (index: number) => 5 + (index / (known.length - 1)) * (WIDTH - 10);
  const y = (value: number) => HEIGHT - 5 - ((value - low) / span) * (HEIGHT - 10);
  return (
    <figure className="trend">
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`${name} from version ${first.of} to ${last.of}: ${known.map(({ value }) => compact(value)).join(", ")}`}
      >
        <polyline points={known.map(({ value }, i) => `${x(i)},${y(value)}`).join(" ")} />
        {known.map(({ of, value }, i) => (
          <circle
            key={of}
            className={of === version ? "here" : ""}
            cx={x(i)}
            cy={y(value)}
            r={of === version ? 4 : 3}
          >
            <title>{`v ${of}: ${compact(value)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="cap">
        v {first.of} to v {last.of}
      </figcaption>
    </figure>
  );
}
