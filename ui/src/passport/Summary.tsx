import type { Passport } from "../backend/bindings/Passport";
import { fourDecimals } from "../format/number";
import { size } from "../format/size";
import { dateTime } from "../format/time";
import { LineagePicture } from "../lineage/LineagePicture";
import { APPROVAL_LOOKS, askToDecide } from "../registry/registry";
import { Glyph } from "../widgets/Glyph";
import { Hash } from "./Hash";
import { Trend } from "./Trend";
import { signed } from "./words";

const VERIFIED = {
  matches: { glyph: "succeeded", tone: "ok", word: "hash matches the file" },
  differs: { glyph: "failed", tone: "err", word: "the stored bytes are others" },
  missing: { glyph: "warning", tone: "warn", word: "the bytes are not kept any more" },
} as const;

interface SummaryProps {
  passport: Passport;
}

/** The model itself: what it is, how good, and whether its bytes are still the same. */
export function Summary({ passport }: SummaryProps) {
  const { model, headline, metrics, previous, trend, verified, accepts, returns, lineage, at } = passport;
  const [file] = model.files;
  const check = VERIFIED[verified];
  const { change = null, better = null } = metrics.find(({ metric }) => metric.name === headline?.name) ?? {};
  return (
    <div className="summary">
      <div className="hstack">
        <span className="glyph l f-deploy">
          <Glyph name="tag" size={18} />
        </span>
        <div className="grow">
          <h1 className="wrap">
            {model.group} v {model.version}
          </h1>
          <div className="cap">Model passport</div>
        </div>
      </div>
      <dl className="facts paper">
        <dt>Status</dt>
        <dd>{APPROVAL_LOOKS[model.status].word}</dd>
        <dt>ARN</dt>
        <dd className="mono wrap">{model.arn}</dd>
        <dt>As of</dt>
        <dd>{dateTime(at)}</dd>
      </dl>
      {model.description !== null && <p className="t2 wrap">{model.description}</p>}
      {headline !== null && (
        <div>
          <div className="cap">{headline.name}</div>
          <div className="big">{headline.value === null ? headline.text : fourDecimals(headline.value)}</div>
          {change !== null && previous !== null && (
            <div className="cap">
              <span className={`med${better === null ? "" : better ? " ok" : " err"}`}>{signed(change)}</span>{" "}
              from v {previous.version}
            </div>
          )}
          <Trend name={headline.name} points={trend} version={model.version} />
        </div>
      )}
      <dl className="facts">
        <dt>Artifact</dt>
        <dd className="wrap">{file?.name ?? <span className="t3">none</span>}</dd>
        <dt>SHA-256</dt>
        <dd>
          <Hash hash={file?.sha256 ?? null} label="the SHA-256 of the archive" />
        </dd>
        {file !== undefined && file.bytes !== null && (
          <>
            <dt>Size</dt>
            <dd>{size(file.bytes)}</dd>
          </>
        )}
        {accepts.length > 0 && (
          <>
            <dt>Accepts</dt>
            <dd>{accepts.join(", ")}</dd>
          </>
        )}
        {returns.length > 0 && (
          <>
            <dt>Returns</dt>
            <dd>{returns.join(", ")}</dd>
          </>
        )}
        <dt>Verified</dt>
        <dd className={`st ${check.tone}`} data-testid="verified" data-verified={verified}>
          <Glyph name={check.glyph} size={14} />
          {check.word}
        </dd>
      </dl>
      <LineagePicture view={lineage} />
      <div className="hstack screen">
        {model.status !== "Approved" && (
          <button
            type="button"
            className="btn"
            onClick={() => askToDecide(model, "Approved")}
            data-testid="approve"
          >
            <Glyph name="check" size={14} />
            Approve…
          </button>
        )}
        {model.status !== "Rejected" && (
          <button
            type="button"
            className="btn"
            onClick={() => askToDecide(model, "Rejected")}
            data-testid="reject"
          >
            <Glyph name="cross" size={14} />
            Reject…
          </button>
        )}
      </div>
    </div>
  );
}
