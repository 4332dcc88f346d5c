import type { Passport } from "../backend/bindings/Passport";
import { fourDecimals } from "../format/number";
import { baseName } from "../format/path";
import { Card } from "./Card";
import { signed } from "./words";

interface MetricCardProps {
  passport: Passport;
}

/** What the model was judged by, beside the version before. */
export function MetricCard({ passport: { metrics, model, previous, judged_by: judged } }: MetricCardProps) {
  return (
    <Card
      glyph="pulse"
      title="Metrics"
      about={judged === null ? undefined : `from ${baseName(judged)}`}
      testId="passport-metrics"
    >
      {metrics.length === 0 && <p className="t3 pad">Unavailable: no metrics were recorded.</p>}
      {metrics.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col" className="num">
                v {model.version}
              </th>
              {previous !== null && (
                <>
                  <th scope="col" className="num">
                    v {previous.version}
                  </th>
                  <th scope="col" className="num">
                    Change
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {metrics.map(({ metric, previous: before, change, better }) => (
              <tr key={metric.name} data-testid={`metric-${metric.name}`}>
                <td>{metric.name}</td>
                <td className="num semi" title={metric.text}>
                  {metric.value === null ? metric.text : fourDecimals(metric.value)}
                </td>
                {previous !== null && (
                  <>
                    <td className="num t2" title={before?.text}>
                      {before === null ? (
                        <span className="t3">unavailable</span>
                      ) : before.value === null ? (
                        before.text
                      ) : (
                        fourDecimals(before.value)
                      )}
                    </td>
                    <td
                      className={`num${better === null ? "" : better ? " ok" : " err"}`}
                      title={change === null ? undefined : String(change)}
                    >
                      {change === null ? "" : signed(change)}
                      {better !== null && <span className="sr">{better ? ", better" : ", worse"}</span>}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
