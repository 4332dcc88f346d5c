import { useState } from "react";
import type { Passport } from "../backend/bindings/Passport";
import type { PassportJob } from "../backend/bindings/PassportJob";
import { duration } from "../format/duration";
import { counted } from "../format/number";
import { size } from "../format/size";
import { Segments } from "../widgets/Segments";
import { Card } from "./Card";
import { Hash } from "./Hash";
import { leading } from "./words";

const GONE = <span className="t3">unavailable</span>;

function Packages({ job }: { job: PassportJob }) {
  const [all, setAll] = useState(false);
  if (job.packages.length === 0) return GONE;
  const { shown, more } = leading(job, 3);
  return (
    <>
      <span className="screen">
        {shown.join(", ")}
        {more > 0 && !all && (
          <>
            ,{" "}
            <button
              type="button"
              className="link"
              aria-expanded={false}
              onClick={() => setAll(true)}
              data-testid="all-packages"
            >
              {counted(more, "more package")}
            </button>
          </>
        )}
      </span>
      <ul className={`packages mono pick${all ? "" : " print"}`} aria-label="All packages">
        {job.packages.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {all && (
        <button type="button" className="link screen" onClick={() => setAll(false)}>
          fewer
        </button>
      )}
    </>
  );
}

function asked({ instance_type: type, instance_count: count, cores }: PassportJob): string | null {
  if (type === null) return null;
  const several = count !== null && count > 1 ? `${count} × ` : "";
  return `asked ${several}${type}, ran here${cores === null ? "" : ` on ${counted(cores, "core")}`}`;
}

function JobFacts({ job }: { job: PassportJob }) {
  return (
    <dl className="facts">
      <dt>Image</dt>
      <dd className="mono wrap" title={job.image ?? undefined}>
        {job.image?.split("/").at(-1) ?? GONE}
      </dd>
      <dt>Digest</dt>
      <dd>
        <Hash hash={job.environment} label="the digest of the environment" />
      </dd>
      {job.stand_in !== null && (
        <>
          <dt>Stands in</dt>
          <dd>{job.stand_in}</dd>
        </>
      )}
      <dt>Packages</dt>
      <dd>
        <Packages job={job} />
      </dd>
      <dt>Python</dt>
      <dd>{job.python ?? GONE}</dd>
      <dt>Instance</dt>
      <dd>{asked(job) ?? GONE}</dd>
      <dt>Peak</dt>
      <dd>
        {job.peak_memory_bytes === null ? GONE : `${size(job.peak_memory_bytes)} memory`}
        {job.took_ms === null ? "" : `, ${duration(job.took_ms)}`}
      </dd>
    </dl>
  );
}

interface EnvironmentCardProps {
  passport: Passport;
}

/** What each job ran in, and what it took. */
export function EnvironmentCard({ passport: { jobs } }: EnvironmentCardProps) {
  const [step, setStep] = useState(jobs[0]?.step ?? "");
  const job = jobs.find((one) => one.step === step) ?? jobs[0];
  return (
    <Card glyph="cpu" title="Environment" testId="passport-environment">
      {job === undefined && <p className="t3 pad">Unavailable: no job was recorded.</p>}
      {jobs.length > 1 && jobs.length <= 4 && (
        <div className="pad screen">
          <Segments
            label="The job of"
            value={job?.step ?? ""}
            options={jobs.map((one) => [one.step, one.step] as const)}
            onChange={setStep}
            testId="passport-job"
          />
        </div>
      )}
      {jobs.map((one) => (
        // On paper there is no choosing: all of them.
        <div key={one.step} className={one === job ? "" : "paper"}>
          {jobs.length > 1 && <h3 className="paper pad med">{one.step}</h3>}
          <JobFacts job={one} />
        </div>
      ))}
    </Card>
  );
}
