import { useEffect } from "react";
import { PageBar } from "../app/PageBar";
import { stayAt, type Place } from "../app/place";
import { lastEnd, useExecutions } from "../executions/executions";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { DecisionDialog } from "./DecisionDialog";
import { readRegistry, useRegistry } from "./registry";
import "./registry.css";
import { Versions } from "./Versions";

interface RegistryPageProps {
  place: Extract<Place, { at: "registry" }>;
}

/** The models that pipelines registered. */
export function RegistryPage({ place }: RegistryPageProps) {
  const { groups, group, versions, failure } = useRegistry();
  // An execution that ends may have registered a version; what else changes of executions has none to show.
  const ended = useExecutions(({ executions }) => lastEnd(executions));
  const wanted = place.group ?? null;
  useEffect(() => {
    void readRegistry(wanted);
  }, [wanted, ended]);
  return (
    <div className="registry-page">
      <PageBar>
        <span className="semi">Registry</span>
        {group !== null && (
          <>
            <Glyph name="right" size={12} className="t3" />
            <span className="t2 cut">{group}</span>
          </>
        )}
        <span className="grow" />
      </PageBar>
      {groups !== null && groups.length === 0 && (
        <div className="empty whole">
          <h3>No models yet</h3>
          <p>A pipeline with a RegisterModel step registers a version each time it runs. It appears here.</p>
        </div>
      )}
      {failure !== null && (
        <div className="empty whole" role="alert">
          <h3>{failure.message}</h3>
          {failure.hint !== null && <p>{failure.hint}</p>}
        </div>
      )}
      {groups !== null && groups.length > 0 && (
        <>
          <nav className="panel registry-groups" aria-label="Model package groups">
            <div className="panel-head">
              Models <span className="cap">{groups.length}</span>
            </div>
            <div className="scroll">
              {groups.map((one) => (
                <button
                  key={one.name}
                  type="button"
                  className={`row group-row${one.name === group ? " on" : ""}`}
                  aria-current={one.name === group ? "true" : undefined}
                  onClick={() => stayAt({ at: "registry", group: one.name })}
                  data-testid={`group-${one.name}`}
                >
                  <span className="glyph f-deploy">
                    <Glyph name="tag" size={14} />
                  </span>
                  <span className="grow">
                    <span className="cut med">{one.name}</span>
                    <span className="cap cut">
                      {counted(one.versions, "version")}
                      {one.approved === null ? ", none approved" : `, v ${one.approved} approved`}
                    </span>
                  </span>
                  {one.pending > 0 && (
                    <span
                      className="badge warn"
                      title={`${counted(one.pending, "version")} wait for a decision`}
                    >
                      <Glyph name="clock" size={12} />
                      {one.pending}
                    </span>
                  )}
                </button>
              ))}
            </div>
          </nav>
          {versions !== null && (
            <Versions
              key={group}
              versions={versions}
              all={groups.find(({ name }) => name === group)?.versions ?? versions.length}
            />
          )}
        </>
      )}
      <DecisionDialog />
    </div>
  );
}
