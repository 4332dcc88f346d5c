import type { Passport } from "../backend/bindings/Passport";
import { Card } from "./Card";
import { ORIGIN_WORDS, originDetail } from "./words";

interface HyperparameterCardProps {
  passport: Passport;
}

/** Longer values take several lines. */
const LONG = 16;

/** The hyperparameters of the training, each with where it came from. */
export function HyperparameterCard({ passport: { hyperparameters } }: HyperparameterCardProps) {
  return (
    <Card
      glyph="braces"
      title="Hyperparameters"
      about={
        hyperparameters.length === 0 ? undefined : `${hyperparameters.length}, with where each came from`
      }
      testId="passport-hyperparameters"
    >
      {hyperparameters.length === 0 && (
        <p className="t3 pad">Unavailable: no training made this model here, or it had none.</p>
      )}
      {hyperparameters.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col">Came from</th>
            </tr>
          </thead>
          <tbody>
            {hyperparameters.map((one) => (
              <tr
                key={`${one.step} ${one.name}`}
                data-testid={`hyperparameter-${one.name}`}
                data-origin={one.origin}
              >
                <td className="mono">{one.name}</td>
                <td className={`num mono${one.value.length > LONG ? " wrap-cell" : ""}`} title={one.value}>
                  {one.value}
                </td>
                <td className="wrap-cell origin" title={originDetail(one)}>
                  <span className={`org ${one.origin}`}>{ORIGIN_WORDS[one.origin]}</span>{" "}
                  <span className="t3">{originDetail(one)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
