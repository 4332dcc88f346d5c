import { useEffect, type CSSProperties } from "react";
import { PageBar } from "../app/PageBar";
import { goTo, type Place } from "../app/place";
import { graphHeight } from "../lineage/LineageGraph";
import { DecisionDialog } from "../registry/DecisionDialog";
import "../registry/registry.css";
import { useDecided } from "../registry/registry";
import { CodeCard } from "./CodeCard";
import { DataCard } from "./DataCard";
import { DecisionCards } from "./DecisionCards";
import { EnvironmentCard } from "./EnvironmentCard";
import { HyperparameterCard } from "./HyperparameterCard";
import { MetricCard } from "./MetricCard";
import { readPassport, usePassport } from "./passport";
import "./passport.css";
import "./print.css";
import { PassportBar } from "./PassportBar";
import { PassportGraph } from "./PassportGraph";
import { Summary } from "./Summary";

interface PassportPageProps {
  place: Extract<Place, { at: "passport" }>;
}

/** Everything that a version of a model came of, on one page. */
export function PassportPage({ place }: PassportPageProps) {
  const { passport, failure } = usePassport();
  const decided = useDecided((state) => state.model);
  useEffect(() => {
    void readPassport(place.package);
  }, [place.package, decided]);
  return (
    <div
      className="passport"
      style={{ "--graph": `${passport === null ? 0 : graphHeight(passport.lineage)}px` } as CSSProperties}
      data-testid="passport"
    >
      {passport === null && (
        <PageBar>
          <button type="button" className="crumb" onClick={() => goTo({ at: "registry" })}>
            Registry
          </button>
          <span className="grow" />
        </PageBar>
      )}
      {failure !== null && (
        <div className="empty" role="alert">
          <h3>{failure.message}</h3>
          {failure.hint !== null && <p>{failure.hint}</p>}
        </div>
      )}
      {passport !== null && (
        <>
          <PassportBar passport={passport} />
          <PassportGraph key={passport.model.arn} view={passport.lineage} />
          <div className="sheets">
            <Summary passport={passport} />
            <div>
              <DataCard passport={passport} />
              <CodeCard passport={passport} />
            </div>
            <div>
              <HyperparameterCard passport={passport} />
              <EnvironmentCard passport={passport} />
            </div>
            <div>
              <MetricCard passport={passport} />
              <DecisionCards passport={passport} />
            </div>
          </div>
        </>
      )}
      <DecisionDialog />
    </div>
  );
}
